import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openWorkbench, webviewFrame } from '../../scripts/vscode/workbench.mjs';

const ROOT = path.join(__dirname, '..', '..');

/** A real VS Code with the packaged extension on a copy of the test workspace, the sample image in it. */
export interface Session {
  readonly page: () => Page;
  readonly folder: string;
  /** The content of the panel that is visible. */
  panel(): FrameLocator;
  /** Errors that the page of the panel or the workbench has logged about Convscope. */
  readonly complaints: readonly string[];
  reload(): Promise<void>;
  workspaceSettings(): unknown;
  close(): Promise<void>;
}

export async function startSession(settings: Record<string, unknown> = {}): Promise<Session> {
  const folder = mkdtempSync(path.join(tmpdir(), 'convscope-e2e-'));
  cpSync(path.join(ROOT, 'test/fixtures/workspace'), folder, { recursive: true });
  cpSync(path.join(ROOT, 'media/sample/test_1.jpg'), path.join(folder, 'test_1.jpg'));
  const workbench = await openWorkbench({
    vsix: path.join(ROOT, 'dist/convscope.vsix'),
    folder,
    settings: { 'files.simpleDialog.enable': true, ...settings },
    viewport: { width: 1500, height: 950 },
  });
  const complaints: string[] = [];
  workbench.page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && /convscope|Content Security Policy/i.test(text)) complaints.push(text);
  });
  // Its icon is there as soon as VS Code has read the extension's contributions.
  await workbench.page.locator('.activitybar [aria-label^="Convscope"]').first().waitFor();
  return {
    page: () => workbench.page,
    folder,
    panel: () => webviewFrame(workbench.page),
    complaints,
    reload: () => workbench.reload(),
    workspaceSettings: () => {
      const file = path.join(folder, '.vscode/settings.json');
      return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    },
    close: async () => {
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the run that the panel shows is over. */
export async function finished(panel: FrameLocator): Promise<void> {
  await panel.locator('.origin, .notice').first().waitFor({ timeout: 60_000 });
  await panel.locator('.running').waitFor({ state: 'hidden', timeout: 60_000 });
}

export function quickInput(page: Page): { readonly box: Locator; readonly input: Locator; readonly title: Locator } {
  const box = page.locator('.quick-input-widget');
  return { box, input: box.locator('input.input'), title: box.locator('.quick-input-title') };
}

export async function closeAllEditors(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+w');
  await page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
}
