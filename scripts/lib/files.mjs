import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
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
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Makes a folder in one go: it is built under another name beside its place and renamed at the end, so an interrupted
 * set-up never leaves half of it behind and of two set-ups at the same time the first one wins.
 * @param {string} dir
 * @param {(work: string) => Promise<void>} build
 */
export async function makeFolderOnce(dir, build) {
  if (existsSync(dir)) return;
  const work = `${dir}.${randomBytes(4).toString('hex')}.tmp`;
  mkdirSync(work, { recursive: true });
  try {
    await build(work);
    try {
      renameSync(work, dir);
    } catch (error) {
      if (!existsSync(dir)) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
