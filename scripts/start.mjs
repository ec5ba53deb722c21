// `npm start`: opens VS Code with the extension and a sample image that is already inspected.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withLock } from './lib/lock.mjs';
import { CACHE, inRoot, ROOT } from './lib/paths.mjs';
import { progress, runMain } from './lib/run.mjs';
import { endChild, onStop } from './lib/signals.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

const HELP = `Opens VS Code with Convscope on a folder with sample images; Ctrl+C ends it.

Usage: npm start -- [options]

  --desktop     use desktop VS Code, or fail
  --server      use the VS Code server and your browser, even if there is a desktop VS Code
  --port <n>    port of the server (default: a free one)
  --no-open     print the address and open no browser
  --help        show this

Desktop VS Code is taken from CONVSCOPE_VSCODE (path of its program), from \`code\` on the PATH or downloaded.
Your own VS Code profile stays untouched.
`;

const HOME = path.join(CACHE, 'start');
const SAMPLE = path.join(HOME, 'sample');
const OPENER = inRoot('scripts/start/opener');

/** A fresh copy, so that nothing done in the demonstration changes the repository. */
function copySample() {
  rmSync(SAMPLE, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  cpSync(inRoot('media/sample'), SAMPLE, { recursive: true });
}

/**
 * Ends this process with the child, and the child with this process.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function follow(child) {
  onStop(() => endChild(child));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** @param {string} program */
async function startDesktop(program) {
  await ensureBuilt();
  const { writeSettings } = await import('./vscode/server.mjs');
  writeSettings(path.join(HOME, 'desktop'));
  const flags = [`--user-data-dir=${path.join(HOME, 'desktop')}`, `--extensions-dir=${path.join(HOME, 'none')}`];
  flags.push(`--extensionDevelopmentPath=${ROOT}`, `--extensionDevelopmentPath=${OPENER}`, '--new-window');
  flags.push('--disable-workspace-trust', '--disable-telemetry', '--disable-updates');
  flags.push('--skip-welcome', '--skip-release-notes', '--skip-add-to-recently-opened');
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  const child = spawn(program, [SAMPLE, ...flags], { stdio: 'ignore', env: Object.fromEntries(own) });
  progress('VS Code is opening; close its window or press Ctrl+C to end.');
  return follow(child);
}

/** @param {string} url */
function openBrowser(url) {
  /** @type {Partial<Record<NodeJS.Platform, [string, ...string[]]>>} */
  const openers = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url.replaceAll('&', '^&')] };
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return;
  const [command, ...args] = openers[process.platform] ?? ['xdg-open', url];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined) // The address is on the screen: nothing is lost without an opener.
    .unref();
}

/** @param {{ port: number, open: boolean }} options */
async function startInBrowser({ port, open }) {
  const [{ ensurePackaged, packageExtension }, { ensureServer }, { installExtensions, startServer }] =
    await Promise.all([import('./package.mjs'), import('./vscode/install-server.mjs'), import('./vscode/server.mjs')]);
  const opener = path.join(HOME, 'opener.vsix');
  const [vsix] = await Promise.all([ensurePackaged(), ensureServer(), packageExtension(OPENER, opener)]);
  const dir = path.join(HOME, 'server');
  await withLock('start', () => installExtensions([vsix, opener], dir));
  /** @type {(code: number) => void} */
  let end = () => undefined;
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => (end = resolve));
  const server = await startServer({ dir, port, onExit: (code) => end(code ?? 1) });
  const url = server.url({ folder: SAMPLE });
  progress('VS Code with Convscope is running; press Ctrl+C to end. Its address:');
  console.log(url);
  if (open) openBrowser(url);
  return ended;
}

runMain(async () => {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      desktop: { type: 'boolean', default: false },
      server: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      open: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  if (values.desktop && values.server) throw new Error('Choose one of --desktop and --server.');
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) throw new Error(`No port: ${values.port}`);

  await ensureInstalled();
  await withLock('start', async () => copySample());
  // Only now are the packages there that these modules import.
  const { findDesktop } = await import('./vscode/desktop.mjs');
  const desktop = values.server ? undefined : await findDesktop({ installed: true });
  if (desktop) return startDesktop(desktop);
  if (values.desktop) throw new Error('No desktop VS Code was found, or there is no display to show it on.');
  return startInBrowser({ port: Number(values.port), open: values.open });
});
