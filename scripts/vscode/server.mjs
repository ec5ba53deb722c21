import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runOrThrow } from '../lib/run.mjs';
import { endChild, onStop } from '../lib/signals.mjs';
import { ensureServer } from './install-server.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} dir folder for all that the server writes
 * @property {number} [port] 0, the default, takes a free one
 * @property {string} [userDataDir] holds User/settings.json; defaults to a folder below dir
 * @property {string} [extensionsDir] defaults to a folder below dir
 * @property {Record<string, unknown>} [settings] written over the calm ones when there is no settings file yet
 * @property {readonly string[]} [args] more flags
 * @property {(code: number | null) => void} [onExit] called when the server ends without having been told to
 *
 * @typedef {object} UrlQuery
 * @property {string} [folder] folder or .code-workspace to open
 * @property {[string, string][]} [payload] environment of the workbench, e.g. the extension under test
 *
 * @typedef {object} Server
 * @property {number} port
 * @property {string} settingsFile
 * @property {string} extensionsDir
 * @property {(query?: UrlQuery) => string} url address of the workbench
 * @property {(file: string) => string} remoteUri how the workbench names a file on the server's disk
 * @property {() => string} log what the server has printed so far
 * @property {() => Promise<void>} stop
 */

/** No telemetry, no outside requests, no greetings: only the editor. */
export const CALM_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

// A server whose parent was killed outright would go on for ever: it looks after its parent itself.
const ORPHAN_GUARD =
  'data:text/javascript,const p=process.ppid;setInterval(()=>process.ppid===p||process.exit(),1000).unref()';

/** @param {NodeJS.ProcessEnv} env */
function serverEnvironment(env) {
  const own = Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  // An empty gallery keeps the extensions view from asking any marketplace.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}' };
}

/**
 * Installs packaged extensions.
 * @param {readonly string[]} vsixFiles
 * @param {string} dir the server's folder
 * @param {string} [extensionsDir]
 */
export async function installExtensions(vsixFiles, dir, extensionsDir = path.join(dir, 'extensions')) {
  const { node, main } = await ensureServer();
  const installs = vsixFiles.flatMap((file) => ['--install-extension', path.resolve(file)]);
  const dirs = ['--server-data-dir', path.join(dir, 'server'), '--extensions-dir', extensionsDir];
  await runOrThrow('Installing the extension', node, [main, ...installs, '--force', ...dirs], {
    env: { EXTENSIONS_GALLERY: '{}', NODE_OPTIONS: undefined },
  });
}

/**
 * Writes the settings file unless there is one.
 * @param {string} userDataDir
 * @param {Record<string, unknown>} [settings]
 * @returns {string} path of the file
 */
export function writeSettings(userDataDir, settings) {
  const file = path.join(userDataDir, 'User/settings.json');
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, JSON.stringify({ ...CALM_SETTINGS, ...settings }, null, 2), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return file;
}

/**
 * Starts the VS Code server on 127.0.0.1.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const { node, main } = await ensureServer();
  const dir = path.resolve(options.dir);
  const userDataDir = path.resolve(options.userDataDir ?? path.join(dir, 'user-data'));
  const extensionsDir = path.resolve(options.extensionsDir ?? path.join(dir, 'extensions'));
  mkdirSync(extensionsDir, { recursive: true });
  const settingsFile = writeSettings(userDataDir, options.settings);
  const logFile = path.join(dir, 'server.log');
  const logHandle = openSync(logFile, 'w');
  // A web page that the user visits could reach this port, too: only who knows the address gets in.
  const token = randomUUID();
  const flags = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--connection-token', token];
  flags.push('--accept-server-license-terms', '--disable-telemetry', '--disable-workspace-trust');
  flags.push('--force-disable-user-env', '--server-data-dir', path.join(dir, 'server'));
  flags.push('--user-data-dir', userDataDir, '--extensions-dir', extensionsDir, ...(options.args ?? []));
  const child = spawn(node, ['--import', ORPHAN_GUARD, main, ...flags], {
    stdio: ['ignore', logHandle, logHandle],
    env: serverEnvironment(process.env),
  });
  closeSync(logHandle);
  const log = () => readFileSync(logFile, 'utf8');
  const stop = () => {
    child.removeAllListeners('exit');
    forget();
    return endChild(child);
  };
  const forget = onStop(stop);

  let port = 0;
  for (const start = Date.now(); port === 0; await wait(50)) {
    port = Number(/agent listening on (\d+)/.exec(log())?.[1] ?? 0);
    if (port === 0 && (child.exitCode !== null || child.signalCode !== null || Date.now() - start > 60_000)) {
      await stop();
      throw new Error(`The VS Code server did not start.\n${log().slice(-2000)}`);
    }
  }
  child.once('exit', (code) => options.onExit?.(code));

  const authority = `127.0.0.1:${port}`;
  return {
    port,
    settingsFile,
    extensionsDir,
    log,
    stop,
    remoteUri: (file) => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`,
    url: ({ folder, payload } = {}) => {
      const address = new URL(`http://${authority}/`);
      address.searchParams.set('tkn', token);
      const kind = folder?.endsWith('.code-workspace') ? 'workspace' : 'folder';
      if (folder) address.searchParams.set(kind, path.resolve(folder));
      else address.searchParams.set('ew', 'true');
      if (payload) address.searchParams.set('payload', JSON.stringify(payload));
      return address.href;
    },
  };
}
