// Whether the binaries in the repository are those that their sources make: their builds note both.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readIfThere } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';

/** @typedef {{ emcc: string, sources: Record<string, string>, binaries: Record<string, string> }} Build SHA-256 by file */

/**
 * @param {string} [folder] of a codec with its build.sh, which writes build.json
 * @returns {string[]}
 */
export function findCodecProblems(folder = inRoot('codecs/libjpeg-turbo')) {
  const name = path.basename(folder);
  const noted = readIfThere(path.join(folder, 'build.json'));
  if (noted === undefined) return [`${name} has no build.json: run its build.sh.`];
  const { sources, binaries } = /** @type {Build} */ (JSON.parse(noted));
  /** @param {Record<string, string>} hashes */
  const changed = (hashes) => Object.keys(hashes).filter((file) => sha256(path.join(folder, file)) !== hashes[file]);
  return [
    ...changed(sources).map((file) => `${name}/${file} has changed since the binary was built: run build.sh.`),
    ...changed(binaries).map((file) => `${name}/${file} is not the binary that build.sh has built.`),
  ];
}

/** @param {string} file */
function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
