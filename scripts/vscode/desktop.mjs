import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { withLock } from '../lib/lock.mjs';
import { CACHE, VSCODE_VERSION } from '../lib/paths.mjs';
import { progress } from '../lib/run.mjs';

const PROBE_MILLISECONDS = 4000;

/** Where the program is, seen from the folder of the `code` command, on Linux, Windows and macOS. */
const PROGRAM_BESIDE_COMMAND = ['../code', '../Code.exe', '../../../MacOS/Code', '../../../MacOS/Electron'];

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

function fromEnvironment() {
  const file = process.env['CONVSCOPE_VSCODE'];
  if (file && !existsSync(file)) throw new Error(`CONVSCOPE_VSCODE names ${file}, which does not exist.`);
  return file || undefined;
}

/** The program behind `code`: the command itself returns at once and leaves a window that Ctrl+C does not reach. */
function fromPath() {
  // In the terminal of a remote VS Code `code` opens files in that window and nothing else.
  if (process.env['VSCODE_IPC_HOOK_CLI']) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const commands = (process.env['PATH'] ?? '').split(path.delimiter).map((dir) => path.join(dir, name));
  for (const command of commands.filter((file) => existsSync(file))) {
    const bin = path.dirname(realpathSync(command));
    const program = PROGRAM_BESIDE_COMMAND.map((file) => path.resolve(bin, file)).find((file) => existsSync(file));
    if (program) return program;
  }
  return undefined;
}

/** Whether VS Code can be downloaded from here: asked for briefly, so that an offline machine loses no time. */
async function canDownload() {
  try {
    const address = `https://update.code.visualstudio.com/api/releases/stable?released=true`;
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MILLISECONDS) })).ok;
  } catch {
    return false;
  }
}

async function downloaded() {
  const there = existsSync(CACHE) && readdirSync(CACHE).some((name) => /^vscode-.*-[\d.]+$/.test(name));
  if (!there && !(await canDownload())) return undefined;
  if (!there) progress('Downloading VS Code…');
  try {
    const options = { version: VSCODE_VERSION, cachePath: CACHE, reporter: new SilentReporter() };
    return await withLock('desktop', () => downloadAndUnzipVSCode(options));
  } catch (error) {
    progress(`VS Code could not be downloaded (${error instanceof Error ? error.message : String(error)}).`);
    return undefined;
  }
}

/**
 * Finds a desktop VS Code.
 * @param {{ installed: boolean }} use whether the user's own installation will do; tests want a known version
 * @returns {Promise<string | undefined>} path of its program
 */
export async function findDesktop({ installed }) {
  if (!hasDisplay()) return undefined;
  return fromEnvironment() ?? (installed ? fromPath() : undefined) ?? (await downloaded());
}
