import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Process
 * @property {number} pid
 * @property {number} parent
 * @property {number} bytes of memory that it has now
 * @property {string} name with VS Code's word for what it is
 */

const GIGABYTE = 2 ** 30;
/** What runs wild fills the memory of a machine in seconds. */
const PERIOD_MILLISECONDS = 200;

/**
 * Kills the first process below another one that has more memory than it may have. Only where there is /proc.
 * @param {number} root
 * @param {{ limit: number, killed: (what: string) => void }} options
 * @returns {() => void} ends the watch
 */
export function watchMemory(root, { limit, killed }) {
  if (process.platform !== 'linux') return () => undefined;
  const timer = setInterval(() => {
    const wild = processesBelow(root).find(({ bytes }) => bytes > limit);
    if (!wild) return;
    clearInterval(timer);
    process.kill(wild.pid, 'SIGKILL');
    const { pid, bytes, name } = wild;
    killed(`Process ${pid} (${name}) was killed because it had ${(bytes / GIGABYTE).toFixed(1)} GiB of memory.`);
  }, PERIOD_MILLISECONDS);
  return () => clearInterval(timer);
}

/** @param {number} root */
function processesBelow(root) {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  const below = new Set([root]);
  // A child may have a smaller number than its parent, once the numbers have begun anew.
  for (let before = 0; before < below.size;) {
    before = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid }) => below.has(pid));
}

/**
 * @param {number} pid
 * @returns {Process[]} empty where it has just ended
 */
function readProcess(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    /** @param {string} name */
    const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const name = [path.basename(program), ...args.filter((arg) => arg.startsWith('--type='))].join(' ');
    return [{ pid, parent: field('PPid'), bytes: 1024 * field('VmRSS'), name }];
  } catch {
    return [];
  }
}
