import { constants } from 'node:os';

/** @typedef {() => Promise<number | void> | number | void} Cleanup may return an exit code */

/** @type {Set<Cleanup>} */
const cleanups = new Set();

/** @param {NodeJS.Signals} signal */
async function stop(signal) {
  const results = await Promise.allSettled([...cleanups].map(async (cleanup) => cleanup()));
  const codes = results.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
  process.exit(codes.find((code) => typeof code === 'number') ?? 128 + constants.signals[signal]);
}

/**
 * Runs a function when this process is told to stop (Ctrl+C, kill, closed terminal); it then exits.
 * @param {Cleanup} cleanup
 * @returns {() => void} forgets the function
 */
export function onStop(cleanup) {
  if (cleanups.size === 0) {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.removeListener(signal, stop).on(signal, stop);
    }
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
