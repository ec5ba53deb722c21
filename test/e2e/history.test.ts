import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { closeAllEditors, finished, type Session, startSession } from './session';

describe('the History view', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({ 'convscope.conv2d.filters': 6 });
    await session.page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openView();
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  const view = (): Locator => {
    const page = session.page();
    return page.locator('.pane', { has: page.getByRole('button', { name: /^History/ }) });
  };
  const rows = (): Locator => view().getByRole('treeitem');
  const row = (name: string): Locator => rows().filter({ hasText: name });

  async function openView(): Promise<void> {
    await session.page().locator('.activitybar [aria-label^="Convscope"]').first().click();
    await view().waitFor();
  }

  async function inspect(name: string): Promise<void> {
    const page = session.page();
    await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    await contextMenu(page, explorerRow(page, name), 'Inspect Conv2D');
    await session.panel().getByText(name).first().waitFor();
    await finished(session.panel());
    await openView();
    await row(name).waitFor();
  }

  it('says what will be listed as long as nothing is', async () => {
    await view().getByText('Inspected runs will be listed here').waitFor();
    expect(await view().getByRole('button', { name: 'Clear History' }).count()).toBe(0);
  });

  it('lists what was inspected, the newest first', async () => {
    await inspect('small.png');
    await inspect('test_1.jpg');
    const texts = await rows().allInnerTexts();
    expect(texts.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/^test_1\.jpg ?\(1, 722, 1277, 6\) · \d+:\d\d/),
      expect.stringMatching(/^small\.png ?\(1, 5, 9, 6\) · \d+:\d\d/),
    ]);
    expect(await row('small.png').getAttribute('aria-label')).toMatch(
      /^small\.png, output \(1, 5, 9, 6\), Conv2D\(filters=6, kernel_size=\(4, 4\)\), \w+day, /,
    );
  });

  it('tells all about a run in a hover', async () => {
    const page = session.page();
    await row('small.png').hover();
    const hover = page.locator('.workbench-hover-container', { hasText: 'Loaded like' });
    await hover.waitFor();
    const text = await hover.innerText();
    for (const part of ['small.png', 'Conv2D(filters=6, kernel_size=(4, 4))', '(1, 5, 9, 6)', 'cv2.imread', 'day, ']) {
      expect(text).toContain(part);
    }
    expect(text).toContain(session.folder);
    await page.mouse.move(700, 940);
    await hover.waitFor({ state: 'hidden' });
  });

  it('is there after a restart, and one click goes back to image and layer', async () => {
    await closeAllEditors(session.page());
    session.setWorkspaceSettings({ 'convscope.conv2d.filters': 9 });
    await session.restart();
    await openView();
    await row('small.png').waitFor();
    // No panel has come back that could have been inspected anew.
    expect(await session.page().locator('.tab').count()).toBe(0);
    expect(await rows().count()).toBe(2);
    await row('small.png').click();
    const panel = session.panel();
    await panel.getByText('Conv2D(filters=6, kernel_size=(4, 4))').first().waitFor();
    await finished(panel);
    await expect.poll(() => session.workspaceSettings()).toEqual({ 'convscope.conv2d.filters': 6 });
    await expect.poll(() => rows().first().innerText()).toContain('small.png');
    expect(await rows().count()).toBe(2);
  });

  it('copies a call', async () => {
    await contextMenu(session.page(), row('test_1.jpg'), 'Copy Call');
    await expect
      .poll(() => session.page().evaluate(() => navigator.clipboard.readText()))
      .toBe('Conv2D(filters=6, kernel_size=(4, 4))');
  });

  it('offers to forget a file that is no more', async () => {
    const page = session.page();
    rmSync(path.join(session.folder, 'test_1.jpg'));
    await row('test_1.jpg').click();
    const toast = page.locator('.notifications-toasts .notification-list-item', {
      hasText: 'test_1.jpg is no longer there',
    });
    await toast.waitFor();
    await toast.getByRole('button', { name: 'Remove from History' }).click();
    await row('test_1.jpg').waitFor({ state: 'detached' });
    expect(await rows().count()).toBe(1);
  });

  it('forgets a run by the Delete key', async () => {
    await inspect('turned.jpg');
    expect(await rows().count()).toBe(2);
    await row('small.png').click();
    await session.panel().getByText('small.png').first().waitFor();
    await openView();
    await view().locator('.monaco-list').focus();
    await session.page().keyboard.press('Delete');
    await row('small.png').waitFor({ state: 'detached' });
    expect(await rows().count()).toBe(1);
  });

  it('is cleared after a question', async () => {
    const page = session.page();
    const dialog = page.locator('.monaco-dialog-box');
    await runCommand(page, 'Convscope: Clear History');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await rows().count()).toBe(1);
    await view().hover();
    await view().getByRole('button', { name: 'Clear History' }).click();
    await dialog.getByRole('button', { name: 'Clear History' }).click();
    await view().getByText('Inspected runs will be listed here').waitFor();
    expect(await rows().count()).toBe(0);
  });
});
