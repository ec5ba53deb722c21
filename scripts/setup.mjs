// Runs on a fresh clone: nothing here may import anything but Node's own modules.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, hashFiles, readIfThere } from './lib/files.mjs';
import { DIST, inRoot } from './lib/paths.mjs';
import { npm, progress, runOrThrow } from './lib/run.mjs';

const BUILD_INPUTS = [
  'src',
  'wasm',
  'test/integration',
  'test/bench',
  'webpack.config.js',
  'package.json',
  'package-lock.json',
];

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lockfile */

function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node.js 20.19 or newer is needed, this is ${process.versions.node}.`);
  }
}

/** Whether node_modules, however it was installed, holds what package-lock.json asks for. */
function installedMatchesLock() {
  const hidden = readIfThere(inRoot('node_modules/.package-lock.json'));
  if (hidden === undefined) return false;
  const installed = /** @type {Lockfile} */ (JSON.parse(hidden)).packages;
  const wanted = /** @type {Lockfile} */ (JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'))).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true;
    const there = installed[name];
    return there ? there.version === entry.version && existsSync(inRoot(name)) : entry.optional === true;
  });
}

/** Installs the npm packages that package-lock.json names, unless they are there. */
export async function ensureInstalled() {
  checkNodeVersion();
  const stamp = inRoot('node_modules/.convscope-lock');
  const hash = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  if (readIfThere(stamp) === hash) return;
  if (!installedMatchesLock()) {
    progress('Installing packages…');
    await npm(['ci', '--ignore-scripts', '--include=dev']);
  }
  writeFileSync(stamp, hash);
}

/** Hash of all that goes into the build. */
export function buildHash() {
  const tsconfigs = readdirSync(inRoot()).filter((name) => /^tsconfig.*\.json$/.test(name));
  return hashFiles(inRoot(), filesBelow([...BUILD_INPUTS, ...tsconfigs].map((name) => inRoot(name))));
}

/** Builds dist/ with webpack, unless it was built from the same sources before. */
export async function ensureBuilt() {
  const stamp = `${DIST}/.built`;
  const hash = buildHash();
  const [builtHash, ...outputs] = readIfThere(stamp)?.split('\n') ?? [];
  if (builtHash === hash && outputs.every((file) => existsSync(inRoot(file)))) return;
  progress('Building…');
  await runOrThrow('The build', process.execPath, [inRoot('node_modules/webpack/bin/webpack.js')]);
  const made = filesBelow([DIST]).filter((file) => file.endsWith('.js'));
  if (made.length === 0) throw new Error('The build left no JavaScript in dist/.');
  writeFileSync(stamp, [hash, ...made.map((file) => path.relative(inRoot(), file))].join('\n'));
}
