import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { finished, quickInput, type Session, startSession } from './session';

const soon = { timeout: 20_000 };

describe('the keys', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({ 'convscope.conv2d.filters': 8 });
    await contextMenu(session.page(), explorerRow(session.page(), 'small.png'), 'Inspect Conv2D');
    await session.panel().locator('h1').waitFor();
    await finished(session.panel());
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  const opens = async (title: string): Promise<void> => {
    const { box } = quickInput(session.page());
    await quickInput(session.page()).title.filter({ hasText: title }).waitFor();
    await session.page().keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
  };
  const origin = (): Promise<string> => session.panel().locator('.origin').innerText();
  const focusPanel = (): Promise<void> => session.panel().locator('.file').click();
  const focusTree = async (): Promise<void> => {
    const page = session.page();
    await runCommand(page, 'Convscope: Focus on Tensors View');
    await page.locator('.pane-body .monaco-list:focus-within').getByText('Kernel').waitFor();
  };

  it('configure, run and save from the panel', async () => {
    const page = session.page();
    await focusPanel();
    await page.keyboard.press('Alt+Enter');
    await opens('Configure Conv2D: filters');
    await focusPanel();
    await page.keyboard.press('Control+s');
    await opens('Save');
    const before = await origin();
    await focusPanel();
    await page.keyboard.press('Control+Enter');
    // Its times are others.
    await expect.poll(origin, soon).not.toBe(before);
    await finished(session.panel());
  });

  it('configure and run from the Tensors view', async () => {
    const page = session.page();
    await focusTree();
    await page.keyboard.press('Alt+Enter');
    await opens('Configure Conv2D: filters');
    const before = await origin();
    await focusTree();
    await page.keyboard.press('Control+Enter');
    await expect.poll(origin, soon).not.toBe(before);
    await finished(session.panel());
  });

  it('cancel a run from the panel', async () => {
    const page = session.page();
    session.setWorkspaceSettings({ 'convscope.conv2d.filters': 4096, 'convscope.backend': 'cpu' });
    await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    await session.panel().locator('.running').waitFor();
    await focusPanel();
    await page.keyboard.press('Control+.');
    await session.panel().locator('.notice', { hasText: 'Cancelled' }).waitFor();
  });

  it('do nothing where something else has the focus', async () => {
    const page = session.page();
    await explorerRow(page, 'album.jpg').click();
    await page.locator('.explorer-folders-view .monaco-list:focus-within').waitFor();
    // The panel is the active editor all the same.
    await page.locator('.tab.active', { hasText: 'Conv2D: ' }).waitFor();
    await page.keyboard.press('Alt+Enter');
    await page.waitForTimeout(1000);
    expect(await quickInput(page).box.isVisible()).toBe(false);
  });
});
