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
    const hover = page.locator('.workbench-hover-container', { hasText: 'Loaded like' });
    // The row is made anew when a run ends, which a pointer that rests on it does not notice.
    const appears = async (): Promise<boolean> => {
      await page.mouse.move(700, 940);
      await row('small.png').hover();
      await hover.waitFor({ timeout: 4000 }).catch(() => undefined);
      return hover.isVisible();
    };
    await expect.poll(appears, { timeout: 20_000 }).toBe(true);
    const text = await hover.innerText();
    for (const part of ['small.png', 'Conv2D(filters=6, kernel_size=(4, 4))', '(1, 5, 9, 6)', 'cv2.imread', 'day, ']) {
      expect(text).toContain(part);
    }
    expect(text).toContain(session.folder);
    await page.mouse.move(700, 940);
    await hover.waitFor({ state: 'hidden' });
  });

  it('is there after a restart, and one click goes back to image and layer', async () => {
    await session.page().locator('.activitybar [aria-label^="Explorer"]').first().click();
    await closeAllEditors(session.page());
    // Should VS Code bring the panels back nevertheless, they run with other arguments, and are other entries.
    session.setWorkspaceSettings({ 'convscope.conv2d.filters': 9 });
    await session.restart();
    await openView();
    await row('(1, 722, 1277, 6)').waitFor();
    await row('(1, 5, 9, 6)').click();
    const panel = session.panel();
    await panel.locator('h1', { hasText: 'Conv2D(filters=6, kernel_size=(4, 4))' }).waitFor();
    await panel.getByText('small.png').first().waitFor();
    await finished(panel);
    await expect.poll(() => session.workspaceSettings()).toEqual({ 'convscope.conv2d.filters': 6 });
    await expect.poll(() => rows().allInnerTexts()).toContainEqual(expect.stringContaining('(1, 5, 9, 6)'));
    expect(await row('(1, 5, 9, 6)').count()).toBe(1);
  });

  it('copies a call', async () => {
    await contextMenu(session.page(), row('(1, 722, 1277, 6)'), 'Copy Call');
    await expect
      .poll(() => session.page().evaluate(() => navigator.clipboard.readText()))
      .toBe('Conv2D(filters=6, kernel_size=(4, 4))');
  });

  it('offers to forget a file that is no more', async () => {
    const page = session.page();
    rmSync(path.join(session.folder, 'test_1.jpg'));
    await row('(1, 722, 1277, 6)').click();
    const toast = page.locator('.notifications-toasts .notification-list-item', {
      hasText: 'test_1.jpg is no longer there',
    });
    await toast.waitFor();
    await toast.getByRole('button', { name: 'Remove from History' }).click();
    await row('(1, 722, 1277, 6)').waitFor({ state: 'detached' });
    await row('(1, 5, 9, 6)').waitFor();
  });

  it('forgets a run by the Delete key', async () => {
    await inspect('turned.jpg');
    await row('(1, 5, 9, 6)').click();
    await session.panel().getByText('small.png').first().waitFor();
    await finished(session.panel());
    await row('(1, 5, 9, 6)').click({ button: 'right' });
    await session.page().getByRole('menuitem', { name: 'Remove from History' }).waitFor();
    await session.page().keyboard.press('Escape');
    await session.page().keyboard.press('Delete');
    await row('(1, 5, 9, 6)').waitFor({ state: 'detached' });
    await row('turned.jpg').waitFor();
  });

  it('is cleared after a question', async () => {
    const page = session.page();
    const dialog = page.locator('.monaco-dialog-box');
    await runCommand(page, 'Convscope: Clear History');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await row('turned.jpg').waitFor();
    await view().hover();
    await view().getByRole('button', { name: 'Clear History' }).click();
    await dialog.getByRole('button', { name: 'Clear History' }).click();
    await view().getByText('Inspected runs will be listed here').waitFor();
    expect(await rows().count()).toBe(0);
  });
});
