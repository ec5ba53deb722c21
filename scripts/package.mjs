// Makes dist/convscope.vsix.
import { existsSync, writeFileSync } from 'node:fs';
import { filesBelow, hashFiles, readIfThere } from './lib/files.mjs';
import { DIST, inRoot, VSIX } from './lib/paths.mjs';
import { isMain, progress, runMain, runOrThrow } from './lib/run.mjs';
import { buildHash, ensureBuilt, ensureInstalled } from './setup.mjs';

const PACKAGED_BESIDES_BUILD = ['media', 'l10n', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE', '.vscodeignore'];

/**
 * Packages a folder that holds an extension.
 * @param {string} folder
 * @param {string} vsix
 */
export async function packageExtension(folder, vsix) {
  const allowed = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--no-rewrite-relative-links'];
  const args = [inRoot('node_modules/@vscode/vsce/vsce'), 'package', ...allowed, '--out', vsix];
  await runOrThrow('Packaging', process.execPath, args, { cwd: folder });
}

/**
 * Installs, builds and packages as far as needed.
 * @returns {Promise<string>} path of the .vsix
 */
export async function ensurePackaged() {
  await ensureInstalled();
  await ensureBuilt();
  const stamp = `${DIST}/.packaged`;
  const others = filesBelow(PACKAGED_BESIDES_BUILD.map((name) => inRoot(name)));
  const hash = `${buildHash()} ${hashFiles(inRoot(), others)}`;
  if (readIfThere(stamp) !== hash || !existsSync(VSIX)) {
    progress('Packaging the extension…');
    await packageExtension(inRoot(), VSIX);
    writeFileSync(stamp, hash);
  }
  return VSIX;
}

if (isMain(import.meta.url)) {
  runMain(async () => {
    console.log(await ensurePackaged());
  });
}
