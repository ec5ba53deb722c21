import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isCode } from './files.mjs';
import { withLock } from './lock.mjs';
import { CACHE } from './paths.mjs';

/** @typedef {import('./lock.mjs').Holder} Holder */

/**
 * @typedef {object} Recipe of a folder that is made as a whole or not at all
 * @property {string} dir
 * @property {(dir: string) => string[]} missingIn what a folder still lacks: nothing when it is whole
 * @property {(work: string, holder: Holder) => Promise<void>} build
 * @property {RegExp} [keep] files of an older folder that are carried over
 * @property {string} [workshop] where it is made; on the same disk
 */

/**
 * Makes a folder unless it is there and whole; of two set-ups at the same time the second one waits for the first.
 * @param {string} lock
 * @param {Recipe} recipe
 * @param {import('./lock.mjs').LockOptions} [options]
 */
export async function ensureFolder(lock, recipe, options) {
  if (recipe.missingIn(recipe.dir).length === 0) return;
  await withLock(lock, (holder) => makeFolder(recipe, holder), options);
}

/**
 * Makes a folder unless it is there and whole, for who holds its lock. It is built aside, looked at, and put in its place by a
 * rename: at any time there is a whole one, or none.
 * @param {Recipe} recipe
 * @param {Holder} holder
 */
export async function makeFolder({ dir, missingIn, build, keep, workshop = CACHE }, holder) {
  if (missingIn(dir).length === 0) return;
  const name = path.basename(dir);
  removeLeftovers(workshop, name);
  const work = path.join(workshop, `${name}.${randomUUID()}.tmp`);
  const old = path.join(workshop, `${name}.${randomUUID()}.tmp`);
  mkdirSync(work, { recursive: true });
  try {
    await build(work, holder);
    const missing = missingIn(work);
    if (missing.length > 0) throw new Error(`Making ${name} left it without ${missing.join(', ')}.`);
    if (existsSync(dir)) {
      for (const file of keep ? readdirSync(dir).filter((one) => keep.test(one)) : []) {
        copyFileSync(path.join(dir, file), path.join(work, file));
      }
      await rename(dir, old);
    }
    await rename(work, dir);
  } finally {
    for (const folder of [work, old]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * What was left by who was killed. Only for who holds the lock.
 * @param {string} workshop
 * @param {string} name
 */
function removeLeftovers(workshop, name) {
  if (!existsSync(workshop)) return;
  const left = readdirSync(workshop).filter((one) => one.startsWith(`${name}.`) && one.endsWith('.tmp'));
  for (const one of left) rmSync(path.join(workshop, one), { recursive: true, force: true, maxRetries: 5 });
}

/**
 * On Windows a folder cannot be renamed while anyone, such as a virus scanner, reads in it.
 * @param {string} from
 * @param {string} to
 */
async function rename(from, to) {
  for (let attempt = 1; ; attempt++) {
    try {
      return renameSync(from, to);
    } catch (error) {
      if (attempt === 20 || !isCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      await wait(100);
    }
  }
}
