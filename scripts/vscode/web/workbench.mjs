import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onStop } from '../../lib/signals.mjs';
import { unzip } from '../../lib/zip.mjs';
import { launchBrowser } from '../chromium.mjs';
import { startServerless } from './serverless.mjs';

/**
 * @typedef {object} WebWorkbench
 * @property {import('playwright-core').Page} page
 * @property {string} dir temporary folder of this workbench
 * @property {() => Promise<void>} close
 */

/**
 * Opens a folder in a VS Code without a server: as virtual workspace, with a packaged extension.
 * @param {{ folder: string, vsix: string, settings?: Record<string, unknown>, viewport?: { width: number, height: number } }} options
 * @returns {Promise<WebWorkbench>}
 */
export async function openWebWorkbench({ folder, vsix, settings, viewport = { width: 1280, height: 800 } }) {
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-web-'));
  unzip(vsix, dir);
  const installed = [path.join(dir, 'extension')];
  const serverless = await startServerless({ root: path.dirname(folder), folder, installed, settings });
  const browser = await launchBrowser();
  const forget = onStop(() => browser.close());
  const close = async () => {
    forget();
    await browser.close();
    await serverless.stop();
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(20_000);
    await page.goto(serverless.url);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    return { page, dir, close };
  } catch (error) {
    await close();
    throw error;
  }
}
