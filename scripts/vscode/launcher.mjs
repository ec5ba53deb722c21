#!/usr/bin/env node
// Takes the flags that desktop VS Code gets for extension tests and runs them on the VS Code server in a headless
// browser, in the Node extension host. Environment: CONVSCOPE_LAUNCHER_TIMEOUT (seconds), CONVSCOPE_VERBOSE=1.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { VSCODE_VERSION } from '../lib/paths.mjs';
import { onStop, stopWithoutReaders } from '../lib/signals.mjs';
import { launchBrowser } from './chromium.mjs';
import { startServer } from './server.mjs';

/** Exit codes beside those of the test suite itself. */
const EXIT = { error: 70, serverGone: 71, browserGone: 72, extensionHostDied: 73, timeout: 124 };

/** A suite starts its own lines with this; all else that reaches the console is the workbench's and goes to a file. */
const MARK = '\u200b';

/** @typedef {(code: number, why?: string) => void} End */

/**
 * @param {readonly string[]} args
 * @returns {{ flags: Map<string, string[]>, folder: string | undefined }}
 */
function parseFlags(args) {
  /** @type {Map<string, string[]>} */
  const flags = new Map();
  /** @type {string | undefined} */
  let folder;
  for (const arg of args) {
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name !== undefined) flags.set(name, [...(flags.get(name) ?? []), value]);
    else if (!arg.startsWith('-')) folder ??= arg;
  }
  return { flags, folder };
}

/**
 * VS Code reports success when its extension host was killed; the server's log tells the truth.
 * @param {string} log
 */
function extensionHostDeath(log) {
  return /Extension Host Process exited with code: (?!0,)\S+, signal: \S+/.exec(log)?.[0];
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('./server.mjs').Server} server
 * @param {string} logFile
 * @param {End} end
 * @param {string[]} errors
 */
async function listen(page, server, logFile, end, errors) {
  page.on('crash', () => end(EXIT.browserGone, 'The page crashed.'));
  page.on('pageerror', (error) => appendFileSync(logFile, `pageerror ${error.stack}\n`));
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
    const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
    appendFileSync(logFile, `${type} ${text}\n`);
    const stream = type === 'error' ? process.stderr : process.stdout;
    if (text.startsWith(MARK)) stream.write(`${text.slice(MARK.length)}\n`);
    else if (process.env['CONVSCOPE_VERBOSE']) process.stderr.write(`[${type}] ${text}\n`);
    else if (type === 'error' && !text.startsWith('[Service Worker]')) errors.push(text.slice(0, 800));
  });
  await page.exposeFunction('codeAutomationExit', async (/** @type {number} */ code) => {
    // The server notes the death of an extension host a moment after the workbench has noticed it.
    if (code === 0) await wait(500);
    const death = extensionHostDeath(server.log());
    if (code === 0 && death) end(EXIT.extensionHostDied, death);
    else end(code);
  });
}

/**
 * Runs the tests; the promise resolves with the exit code.
 * @param {Map<string, string[]>} flags
 * @param {string | undefined} folder
 */
async function runSuite(flags, folder) {
  const last = (/** @type {string} */ name) => flags.get(name)?.at(-1) || undefined;
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-launcher-'));
  /** @type {string[]} */
  const errors = [];
  /** @type {End} */
  let end = () => undefined;
  const ended = new Promise((/** @type {(result: { code: number, why?: string }) => void} */ resolve) => {
    end = (code, why) => resolve({ code, why });
  });
  const seconds = Number(process.env['CONVSCOPE_LAUNCHER_TIMEOUT'] ?? 300);
  const timer = setTimeout(() => end(EXIT.timeout, `Stopped after ${seconds} s.`), seconds * 1000);

  const server = await startServer({
    dir,
    userDataDir: last('user-data-dir'),
    extensionsDir: last('extensions-dir'),
    // Without this flag the workbench ignores the extension and the tests it is given.
    args: [
      '--enable-smoke-test-driver',
      ...(flags.get('enable-proposed-api') ?? []).map((id) => `--enable-proposed-api=${id}`),
    ],
    onExit: (code) => end(EXIT.serverGone, `The server ended with ${code}.\n${server.log().slice(-2000)}`),
  });
  try {
    const browser = await launchBrowser();
    try {
      browser.on('disconnected', () => end(EXIT.browserGone, 'The browser went away.'));
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      await listen(page, server, path.join(dir, 'workbench.log'), end, errors);
      /** @type {[string, string][]} */
      const payload = (flags.get('extensionDevelopmentPath') ?? []).map((file) => [
        'extensionDevelopmentPath',
        server.remoteUri(file),
      ]);
      const tests = last('extensionTestsPath');
      if (tests) payload.push(['extensionTestsPath', server.remoteUri(tests)]);
      await page.goto(server.url({ folder, payload }));
      const { code, why } = await ended;
      if (code !== 0) for (const error of errors.slice(-5)) process.stderr.write(`[VS Code] ${error}\n`);
      if (why) {
        process.stderr.write(`${why}\nLogs: ${dir}\n`);
        await page.screenshot({ path: path.join(dir, 'failure.png'), timeout: 5000 }).catch(() => undefined);
      } else rmSync(dir, { recursive: true, force: true });
      return code;
    } finally {
      await browser.close().catch(() => undefined);
    }
  } finally {
    clearTimeout(timer);
    await server.stop();
  }
}

stopWithoutReaders();
const { flags, folder } = parseFlags(process.argv.slice(2));
if (flags.has('version')) console.log(VSCODE_VERSION);
else {
  // Ends this process even when something is still open.
  const exit = (/** @type {number} */ code) => void setTimeout(() => process.exit(code), 100);
  onStop(() => undefined);
  runSuite(flags, folder).then(exit, (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    exit(EXIT.error);
  });
}
