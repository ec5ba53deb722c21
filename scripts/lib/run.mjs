import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './paths.mjs';
import { endChild, onStop, stopWithoutReaders } from './signals.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] defaults to the repository
 * @property {NodeJS.ProcessEnv} [env] added to the current environment; undefined removes a variable
 * @property {number} [timeoutSeconds] defaults to 15 minutes
 * @property {(pid: number) => () => void} [watch] called once it runs; what it returns is called once it has ended
 *
 * @typedef {{ code: number, stdout: string, output: string }} RunResult output holds stdout and stderr as they came
 */

/**
 * Runs a program with its output kept back.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd = ROOT, env = {}, timeoutSeconds = 900, watch } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, CONVSCOPE_CHILD: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const forget = onStop(() => endChild(child));
    const unwatch = child.pid === undefined ? undefined : watch?.(child.pid);
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    const timer = setTimeout(() => {
      output += `\nStopped: still running after ${timeoutSeconds} s.\n`;
      void endChild(child);
    }, timeoutSeconds * 1000);
    const settled = () => {
      clearTimeout(timer);
      unwatch?.();
      forget();
    };
    child.once('error', (error) => {
      settled();
      reject(error);
    });
    child.once('close', (code) => {
      settled();
      resolve({ code: code ?? 1, stdout, output });
    });
  });
}

/**
 * Like `run`, but a failure is an error that holds the output.
 * @param {string} what shown in the error, e.g. "npm ci"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} stdout
 */
export async function runOrThrow(what, command, args, options) {
  const { code, stdout, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${what} failed (exit code ${code})\n${output.trim()}`);
  return stdout;
}

/**
 * Runs npm without a shell in between, so that arguments need no quoting on Windows.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  const candidates = [
    process.env['npm_execpath'] ?? '',
    path.resolve(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
    path.resolve(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const cli = candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file));
  const all = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  return cli
    ? runOrThrow(`npm ${args[0]}`, process.execPath, [cli, ...all], options)
    : runOrThrow(`npm ${args[0]}`, 'npm', all, options);
}

/**
 * One line about a slow step, on stderr so that stdout stays clean.
 * @param {string} text
 */
export function progress(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a script's main function: an expected error is one plain message, not a stack.
 * @param {() => Promise<number | void>} main
 */
export function runMain(main) {
  stopWithoutReaders();
  main().then(
    (code) => {
      process.exitCode = code ?? process.exitCode ?? 0;
    },
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}

/**
 * Whether a module was started directly: `node scripts/x.mjs`.
 * @param {string} url import.meta.url
 */
export function isMain(url) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(url);
}
