// Makes dist/convscope.vsix.
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow, hashFiles, readIfThere, writeWhole } from './lib/files.mjs';
import { DIST, inRoot, VSIX } from './lib/paths.mjs';
import { channelOf } from './lib/release.mjs';
import { isMain, progress, runMain, runOrThrow } from './lib/run.mjs';
import { buildHash, ensureBuilt, ensureInstalled, withBuild } from './setup.mjs';

const PACKAGED_BESIDES_BUILD = [
  'media',
  'l10n',
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  '.vscodeignore',
];

const STAMP = path.join(DIST, '.packaged');

/**
 * Packages a folder that holds an extension. The package appears as a whole.
 * @param {string} folder
 * @param {string} vsix
 * @param {{ preRelease?: boolean, published?: boolean }} [how] published: links of the README get the repository's address
 */
export async function packageExtension(folder, vsix, { preRelease = false, published = false } = {}) {
  const flags = ['--no-dependencies', ...(preRelease ? ['--pre-release'] : [])];
  if (!published) flags.push('--allow-missing-repository', '--skip-license', '--no-rewrite-relative-links');
  const work = `${vsix}.${randomUUID()}.tmp`;
  try {
    const args = [inRoot('node_modules/@vscode/vsce/vsce'), 'package', ...flags, '--out', work];
    await runOrThrow('Packaging', process.execPath, args, { cwd: folder });
    renameSync(work, vsix);
  } finally {
    rmSync(work, { force: true });
  }
}

/** What the package is made from. */
function packageHash() {
  const others = filesBelow(PACKAGED_BESIDES_BUILD.map((name) => inRoot(name)));
  return `${buildHash()} ${hashFiles(inRoot(), others)}`;
}

/** @param {string} hash */
function isPackaged(hash) {
  return readIfThere(STAMP) === `${hash} ${statSync(VSIX, { throwIfNoEntry: false })?.size}`;
}

/**
 * Installs, builds and packages as far as needed.
 * @returns {Promise<string>} path of the .vsix
 */
export async function ensurePackaged() {
  await ensureInstalled();
  await ensureBuilt();
  if (isPackaged(packageHash())) return VSIX;
  // With the build's lock: what is packed must not change meanwhile.
  await withBuild(async () => {
    const hash = packageHash();
    if (isPackaged(hash)) return;
    progress('Packaging the extension…');
    await packageExtension(inRoot(), VSIX);
    writeWhole(STAMP, `${hash} ${statSync(VSIX).size}`);
  });
  return VSIX;
}

/**
 * A package marked as a pre-release, which galleries offer only to those who ask for it.
 * @returns {Promise<string>} path of the .vsix
 */
export async function packagePreRelease() {
  await ensureInstalled();
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  if (channelOf(version) !== 'pre-release') {
    throw new Error(`${version} is a release: its second number is even. A pre-release has an odd one, such as 0.3.0.`);
  }
  const vsix = path.join(DIST, 'convscope-pre-release.vsix');
  await withBuild(async () => {
    progress('Packaging the pre-release…');
    await packageExtension(inRoot(), vsix, { preRelease: true });
  });
  return vsix;
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    const { values } = parseArgs({ options: { 'pre-release': { type: 'boolean', default: false } } });
    console.log(await (values['pre-release'] ? packagePreRelease() : ensurePackaged()));
  });
}
