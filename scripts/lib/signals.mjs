import { constants } from 'node:os';
import { isCode } from './files.mjs';

/** @typedef {() => Promise<number | void> | number | void} Cleanup may return an exit code */

/** @type {Set<Cleanup>} */
const cleanups = new Set();

/** @param {NodeJS.Signals} signal */
async function stop(signal) {
  const results = await Promise.allSettled([...cleanups].map(async (cleanup) => cleanup()));
  const codes = results.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
  process.exit(codes.find((code) => typeof code === 'number') ?? 128 + (constants.signals[signal] ?? 13));
}

/**
 * Stops when the parent is gone. npm hands `kill` on to its shell only, and a program that is killed outright hands on
 * nothing. Only for children of npm and of these scripts: what a user starts may outlive the shell.
 */
function followParent() {
  if (!process.env['npm_lifecycle_event'] && !process.env['CONVSCOPE_CHILD']) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void stop('SIGHUP');
  }, 1000);
  timer.unref();
}

/**
 * Stops quietly when nobody reads any more, as in `… | head -1`: other programs are ended by SIGPIPE then, which Node ignores.
 * What has been started ends, too.
 */
export function stopWithoutReaders() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isCode(error, 'EPIPE', 'EOF')) throw error;
      void stop('SIGPIPE');
    });
  }
}

let listening = false;

/**
 * Runs a function when this process is told to stop (Ctrl+C, kill, closed terminal, end of its parent); it then exits.
 * @param {Cleanup} cleanup
 * @returns {() => void} forgets the function
 */
export function onStop(cleanup) {
  if (!listening) {
    listening = true;
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
    followParent();
  }
  cleanups.add(cleanup);
  return () => void cleanups.delete(cleanup);
}

/**
 * Ends a child process: politely, and after five seconds for good.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>} once it is gone
 */
export function endChild(child) {
  return new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
