// One set-up at a time. The lock needs no tidying by who is killed: who comes next sees that its owner is gone.
//
// A lock is a folder of files with numbers for names; who has the highest one holds it. To take it over from who has let go, or
// is gone, is to make the file of the next number, which only one can. The highest file stays for ever, so that no number comes
// twice and nobody ever removes the file of someone else who may just have taken it.
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isCode, readIfThere, writeWhole } from './files.mjs';
import { ownerOf, stateOf } from './owner.mjs';
import { CACHE } from './paths.mjs';
import { progress } from './run.mjs';

/** @typedef {import('./owner.mjs').Owner} Owner */

/**
 * @typedef {object} Holder what the owner of a lock can do with it
 * @property {(pid: number) => () => void} include makes the lock last until that process has ended, too: it goes on when its
 *   parent is killed. What is returned takes it out again.
 */

/**
 * @typedef {object} LockOptions
 * @property {string} [folder] where the locks are
 * @property {number} [mostSeconds] that are waited for an owner who is still there
 * @property {number} [silentSeconds] without a sign of life after which an owner on another machine counts as gone
 */

const POLL_MILLISECONDS = 100;
const SIGN_OF_LIFE_MILLISECONDS = 2000;

/**
 * Does something while no other process does what has the same lock; waits for who does, and says so.
 * @template T
 * @param {string} name
 * @param {(holder: Holder) => Promise<T>} action
 * @param {LockOptions} [options]
 * @returns {Promise<T>}
 */
export async function withLock(name, action, options = {}) {
  const dir = path.join(options.folder ?? path.join(CACHE, 'locks'), name);
  mkdirSync(dir, { recursive: true });
  const file = await take(dir, name, options);
  /** @type {Owner[]} */
  const owners = [ownerOf(process.pid)];
  const timer = setInterval(() => giveSign(file), SIGN_OF_LIFE_MILLISECONDS);
  timer.unref();
  try {
    return await action({
      include: (pid) => {
        const child = ownerOf(pid);
        owners.push(child);
        tell(file, owners);
        return () => {
          owners.splice(owners.indexOf(child), 1);
          tell(file, owners);
        };
      },
    });
  } finally {
    clearInterval(timer);
    tell(file, []);
  }
}

/**
 * @param {string} dir
 * @param {string} name
 * @param {LockOptions} options
 * @returns {Promise<string>} the file that holds it
 */
async function take(dir, name, { mostSeconds = 1200, silentSeconds = 30 }) {
  const seen = { file: '', sign: 0, since: Date.now() };
  const end = Date.now() + 1000 * mostSeconds;
  for (let told = false; ; await wait(POLL_MILLISECONDS)) {
    const highest = numbersIn(dir).at(-1) ?? 0;
    const file = path.join(dir, String(highest));
    const sign = signOf(file);
    if (file !== seen.file || sign !== seen.sign) Object.assign(seen, { file, sign, since: Date.now() });
    const silent = Date.now() - seen.since > 1000 * silentSeconds;
    const owner = ownersIn(file).find((one) => {
      const state = stateOf(one);
      return state === 'runs' || (state === 'elsewhere' && !silent);
    });
    if (!owner) {
      const made = tryNext(dir, highest + 1);
      if (made) return made;
      continue;
    }
    const who = owner.host === ownerOf(process.pid).host ? `process ${owner.pid}` : `a process on ${owner.host}`;
    if (Date.now() > end) {
      throw new Error(
        `Waited ${mostSeconds} s for ${who}, which holds ${path.relative(process.cwd(), dir)} (${name}). ` +
          'End it, or remove that folder if nothing is set up any more.',
      );
    }
    if (!told) progress(`Waiting for ${who}, which sets up the same (${name})…`);
    told = true;
  }
}

/**
 * Makes the file of a number; undefined when another process was faster.
 * @param {string} dir
 * @param {number} number
 */
function tryNext(dir, number) {
  const file = path.join(dir, String(number));
  const work = path.join(dir, `${randomUUID()}.tmp`);
  try {
    writeFileSync(work, JSON.stringify([ownerOf(process.pid)]));
    // A link appears with all its content, and never in the place of another.
    linkSync(work, file);
  } catch (error) {
    if (isCode(error, 'EEXIST')) return undefined;
    throw error;
  } finally {
    rmSync(work, { force: true });
  }
  // Whoever was slow may have made a number that was used up and removed meanwhile.
  if (numbersIn(dir).at(-1) !== number) {
    rmSync(file, { force: true });
    return undefined;
  }
  for (const older of numbersIn(dir)) if (older < number) rmSync(path.join(dir, String(older)), { force: true });
  return file;
}

/** @param {string} dir */
function numbersIn(dir) {
  const numbers = readdirSync(dir).flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []));
  return numbers.sort((a, b) => a - b);
}

/**
 * @param {string} file
 * @returns {Owner[]} none when it was let go
 */
function ownersIn(file) {
  const text = readIfThere(file);
  return text === undefined ? [] : JSON.parse(text);
}

/**
 * @param {string} file
 * @param {readonly Owner[]} owners none lets it go
 */
function tell(file, owners) {
  try {
    writeWhole(file, JSON.stringify(owners));
  } catch (error) {
    // Whoever removed the folder wanted no lock.
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

/** @param {string} file */
function signOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {string} file */
function giveSign(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}
