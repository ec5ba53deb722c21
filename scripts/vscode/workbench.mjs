import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onStop } from '../lib/signals.mjs';
import { launchBrowser } from './chromium.mjs';
import { installExtensions, startServer } from './server.mjs';

export { contextMenu, explorerRow, runCommand, setTheme, panelFrame } from './actions.mjs';

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} folder folder to open
 * @property {string} [vsix] packaged extension to install first
 * @property {Record<string, unknown>} [settings] user settings over the calm ones
 * @property {{ width: number, height: number }} [viewport]
 * @property {string} [locale] display language, such as `ja`: extensions speak it; VS Code itself, without a language pack, does not
 * @property {string} [userDataDir] kept at the end when given
 *
 * @typedef {object} Workbench
 * @property {import('playwright-core').Page} page another one after restart()
 * @property {import('./server.mjs').Server} server another one after restart()
 * @property {import('playwright-core').Browser} browser
 * @property {string} settingsFile user settings; reload() brings changes into effect
 * @property {string} dir temporary folder of this workbench, e.g. for screenshots
 * @property {() => Promise<void>} reload loads the window again
 * @property {() => Promise<void>} restart stops and starts server and window; open editors come back
 * @property {() => Promise<void>} close
 */

/** @param {import('playwright-core').Page} page */
async function whenReady(page) {
  await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
}

/**
 * Opens a folder in a real VS Code: server and headless browser.
 * @param {WorkbenchOptions} options
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench({
  folder,
  vsix,
  settings,
  viewport = { width: 1280, height: 800 },
  locale,
  userDataDir,
}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-workbench-'));
  if (vsix) await installExtensions([vsix], dir);
  mkdirSync(folder, { recursive: true });
  const serverOptions = { dir, settings, userDataDir };
  const server = await startServer(serverOptions);
  const browser = await launchBrowser().catch(async (error) => {
    await server.stop();
    throw error;
  });
  const forget = onStop(() => browser.close());
  const context = await browser.newContext({ viewport });
  // Where VS Code looks for its display language, which a language pack would set; all else follows from that.
  if (locale)
    await context.addInitScript((language) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language }), locale);

  const open = async () => {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(workbench.server.url({ folder }));
    await whenReady(page);
    return page;
  };

  /** @type {Workbench} */
  const workbench = {
    page: /** @type {import('playwright-core').Page} */ (/** @type {unknown} */ (undefined)),
    server,
    browser,
    settingsFile: server.settingsFile,
    dir,
    reload: async () => {
      await workbench.page.reload();
      await whenReady(workbench.page);
    },
    restart: async () => {
      await workbench.page.close();
      await workbench.server.stop();
      // The browser keeps the state of the window by address: the port has to be the same.
      workbench.server = await startServer({ ...serverOptions, port: workbench.server.port });
      workbench.page = await open();
    },
    close: async () => {
      forget();
      await browser.close();
      await workbench.server.stop();
      rmSync(dir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  try {
    workbench.page = await open();
  } catch (error) {
    await workbench.close();
    throw error;
  }
  return workbench;
}
