// Runs on a fresh clone: nothing here may import anything but Node's own modules.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { filesBelow, hashFiles, readIfThere, writeWhole } from './lib/files.mjs';
import { ensureFolder, makeFolder } from './lib/folder.mjs';
import { withLock } from './lib/lock.mjs';
import { DIST, inRoot } from './lib/paths.mjs';
import { npm, progress, runOrThrow } from './lib/run.mjs';
import { writeNotices } from './build/notices.mjs';
import { missingOutputs, wantedOutputs, writeStamp } from './build/outputs.mjs';

const BUILD_INPUTS = [
  'src',
  'wasm',
  'codecs',
  'test/integration',
  'test/bench',
  'test/fuzz',
  'scripts/build',
  'webpack.config.js',
  'package.json',
  'package-lock.json',
];

/** Packages that are made from a build, and releases, outlive it. */
const KEPT = /\.vsix$/;

const INSTALLED = 'node_modules/.package-lock.json';
const INSTALLED_STAMP = 'node_modules/.convscope-lock';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lockfile */

function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node.js 20.19 or newer is needed, this is ${process.versions.node}.`);
  }
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
}

/** Whether node_modules, however it was installed, holds what package-lock.json asks for. */
function isInstalled() {
  const hidden = readIfThere(inRoot(INSTALLED));
  if (hidden === undefined) return false;
  const installed = /** @type {Lockfile} */ (JSON.parse(hidden)).packages;
  if (!Object.keys(installed).every((name) => existsSync(inRoot(name, 'package.json')))) return false;
  if (readIfThere(inRoot(INSTALLED_STAMP)) === lockHash()) return true;
  const wanted = /** @type {Lockfile} */ (JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    const there = installed[name];
    return name === '' || (there ? there.version === entry.version : entry.optional === true);
  });
}

/** Installs the npm packages that package-lock.json names, unless they are there. */
export async function ensureInstalled() {
  checkNodeVersion();
  if (isInstalled()) return;
  await withLock('install', async ({ include }) => {
    if (isInstalled()) return;
    progress('Installing packages…');
    // First of all: npm removes the packages in any order, and what is interrupted must not look complete.
    for (const name of [INSTALLED, INSTALLED_STAMP]) rmSync(inRoot(name), { force: true });
    await npm(['ci', '--ignore-scripts', '--include=dev'], { watch: include });
    writeWhole(inRoot(INSTALLED_STAMP), lockHash());
  });
}

/** Hash of all that goes into the build. */
export function buildHash() {
  const tsconfigs = readdirSync(inRoot()).filter((name) => /^tsconfig.*\.json$/.test(name));
  return hashFiles(inRoot(), filesBelow([...BUILD_INPUTS, ...tsconfigs].map((name) => inRoot(name))));
}

/** @returns {import('./lib/folder.mjs').Recipe} */
function buildRecipe() {
  const hash = buildHash();
  return {
    dir: DIST,
    keep: KEPT,
    missingIn: (dir) => missingOutputs(dir, hash),
    build: async (work, { include }) => {
      progress('Building…');
      const webpack = [inRoot('node_modules/webpack/bin/webpack.js'), '--env', `output=${work}`];
      await runOrThrow('The build', process.execPath, webpack, { watch: include });
      writeNotices(work);
      writeStamp(work, hash, await wantedOutputs());
    },
  };
}

/** Builds dist/ with webpack, unless it was built from the same sources before. */
export async function ensureBuilt() {
  await ensureFolder('build', buildRecipe());
}

/**
 * Builds as far as needed and does something with dist/ that no other build may disturb.
 * @template T
 * @param {(holder: import('./lib/lock.mjs').Holder) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withBuild(action) {
  return withLock('build', async (holder) => {
    await makeFolder(buildRecipe(), holder);
    return action(holder);
  });
}
