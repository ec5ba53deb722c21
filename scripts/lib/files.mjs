import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * All files below the given files and folders, sorted; missing ones are left out.
 * @param {readonly string[]} roots
 * @returns {string[]}
 */
export function filesBelow(roots) {
  /** @type {string[]} */
  const found = [];
  for (const root of roots) {
    if (!existsSync(root)) continue;
    if (!statSync(root).isDirectory()) found.push(root);
    else found.push(...filesBelow(readdirSync(root).map((name) => path.join(root, name))));
  }
  return found.sort();
}

/**
 * Hash of the names and contents of files, below a base folder.
 * @param {string} base
 * @param {readonly string[]} files
 */
export function hashFiles(base, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${path.relative(base, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Text of a file, or undefined when there is none.
 * @param {string} file
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Whether an error is one of the system's with one of these names.
 * @param {unknown} error
 * @param {...string} codes
 */
export function isCode(error, ...codes) {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * Writes a file in one go: whoever reads it meanwhile, or is left with it when this is interrupted, has the old one or the new.
 * @param {string} file
 * @param {string} text
 */
export function writeWhole(file, text) {
  const work = `${file}.${randomUUID()}.tmp`;
  writeFileSync(work, text);
  renameSync(work, file);
}
