// Who holds a lock, in a way that outlives him: a process by its number and its start, since numbers are given out again.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isCode } from './files.mjs';

/** @typedef {{ pid: number, start: string, host: string }} Owner start is empty where the system does not tell it */

/** In place of a start: a zombie has ended, only its parent has not looked yet. */
const ENDED = 'ended';

/**
 * When a process was started, in the system's own words; empty where it cannot be known.
 * @param {number} pid
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may hold spaces and brackets itself. Its state is the next field, its start the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? ENDED : (fields[19] ?? '');
  } catch {
    return '';
  }
}

/**
 * @param {number} pid
 * @returns {Owner}
 */
export function ownerOf(pid) {
  return { pid, start: startOf(pid), host: hostname() };
}

/**
 * Whether a process still runs; `elsewhere` when that cannot be known from here, as with a folder that containers share.
 * @param {Owner} owner
 * @returns {'runs' | 'gone' | 'elsewhere'}
 */
export function stateOf({ pid, start, host }) {
  if (host !== hostname()) return 'elsewhere';
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isCode(error, 'EPERM')) return 'gone';
  }
  const now = startOf(pid);
  if (now === ENDED) return 'gone';
  if (now !== '' && start !== '') return now === start ? 'runs' : 'gone';
  // Only the number is known, which may be another program's by now.
  return 'elsewhere';
}
