import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { openWorkbench, panelFrame, runCommand } from '../../scripts/vscode/workbench.mjs';

const ROOT = path.join(__dirname, '..', '..');
/** Git ignores it; CONTRIBUTING names it. */
const FAILURES = path.join(ROOT, '.vscode-test', 'failures');

/** A real VS Code with the packaged extension on a copy of the test workspace, the sample image in it. */
export interface Session {
  readonly page: () => Page;
  readonly folder: string;
  /** The content of the panel that is visible. */
  panel(): FrameLocator;
  /** Errors that the page of the panel or the workbench has logged about Convscope. */
  readonly complaints: readonly string[];
  reload(): Promise<void>;
  /** Stops VS Code and starts it again. */
  restart(): Promise<void>;
  workspaceSettings(): unknown;
  setWorkspaceSettings(settings: Readonly<Record<string, unknown>>): void;
  /** Keeps a picture of what a failing test saw. */
  shoot(test: { readonly name: string; readonly result?: { readonly state: string } | undefined }): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param workspaceSettings kept in the folder from the start
 * @param files further ones in the folder, by name
 * @param locale display language, such as `ja`
 */
export async function startSession(
  workspaceSettings?: Record<string, unknown>,
  files: Readonly<Record<string, Uint8Array>> = {},
  locale?: string,
): Promise<Session> {
  const folder = mkdtempSync(path.join(tmpdir(), 'convscope-e2e-'));
  cpSync(path.join(ROOT, 'test/fixtures/workspace'), folder, { recursive: true });
  cpSync(path.join(ROOT, 'media/sample/test_1.jpg'), path.join(folder, 'test_1.jpg'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  const settingsFile = path.join(folder, '.vscode/settings.json');
  if (workspaceSettings) {
    mkdirSync(path.dirname(settingsFile));
    writeFileSync(settingsFile, JSON.stringify(workspaceSettings));
  }
  const workbench = await openWorkbench({
    vsix: path.join(ROOT, 'dist/convscope.vsix'),
    folder,
    settings: { 'files.simpleDialog.enable': true },
    viewport: { width: 1500, height: 950 },
    ...(locale === undefined ? {} : { locale }),
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
    panel: () => panelFrame(workbench.page),
    complaints,
    reload: () => workbench.reload(),
    restart: () => workbench.restart(),
    shoot: async ({ name, result }) => {
      if (result?.state !== 'fail') return;
      const file = path.join(FAILURES, `${name.replace(/\W+/g, '-')}.png`);
      await workbench.page.screenshot({ path: file });
    },
    workspaceSettings: () => {
      const settings: unknown = existsSync(settingsFile) ? JSON.parse(readFileSync(settingsFile, 'utf8')) : {};
      return settings;
    },
    setWorkspaceSettings: (settings) => writeFileSync(settingsFile, JSON.stringify(settings)),
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

/** Chooses a file of the opened folder in VS Code's own file dialog. */
export async function pickFile(page: Page, name: string): Promise<void> {
  await quickInput(page).box.locator('.monaco-list-row', { hasText: name }).click();
}

export async function closeAllEditors(page: Page): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
}
