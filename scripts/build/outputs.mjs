// Which files a build has to leave. Imports nothing but Node's own modules: it runs before anything is installed.
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesBelow, readIfThere, writeWhole } from '../lib/files.mjs';
import { DIST, inRoot } from '../lib/paths.mjs';

/** Beside the files it lists, so that it comes and goes with them. */
const STAMP = '.built';

/** @typedef {{ entry: Record<string, unknown>, output: { path: string, filename: string } }} Bundles the part of webpack's configuration that is read here */

/**
 * The bundles that webpack.config.js names, whether webpack has made them or not.
 * @returns {Promise<string[]>} relative to dist/
 */
export async function wantedOutputs() {
  // Only where there was a build: the configuration needs the packages, and a third of a second.
  /** @type {() => Bundles[]} */
  const configurations = createRequire(import.meta.url)(inRoot('webpack.config.js'));
  return configurations().flatMap(({ entry, output }) =>
    Object.keys(entry).map((name) =>
      path.relative(DIST, path.join(output.path, output.filename.replace('[name]', name))),
    ),
  );
}

/**
 * Notes what a build was made from and all that it has to hold.
 * @param {string} dir
 * @param {string} hash of the sources
 * @param {readonly string[]} wanted
 */
export function writeStamp(dir, hash, wanted) {
  const made = filesBelow([dir]).map((file) => path.relative(dir, file));
  const files = [...new Set([...wanted, ...made])].sort();
  const lines = files.map((file) => {
    const size = sizeOf(path.join(dir, file));
    return `${size === 0 && wanted.includes(file) ? 'some' : size} ${file}`;
  });
  writeWhole(path.join(dir, STAMP), [hash, ...lines].join('\n'));
}

/**
 * What a build from these sources lacks.
 * @param {string} dir
 * @param {string} hash
 * @returns {string[]}
 */
export function missingOutputs(dir, hash) {
  const [builtFrom, ...lines] = readIfThere(path.join(dir, STAMP))?.split('\n') ?? [];
  if (builtFrom !== hash) return [STAMP];
  return lines.flatMap((line) => {
    const [, size = '', file = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
    return String(sizeOf(path.join(dir, file))) === size ? [] : [file];
  });
}

/** @param {string} file */
function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
