import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow } from '../../scripts/vscode/workbench.mjs';
import { finished, type Session, startSession } from './session';

describe('the status bar', () => {
  let session: Session;
  beforeAll(async () => {
    // The slower backend, so that there is time to click while it runs.
    session = await startSession({ 'convscope.backend': 'cpu' });
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  it("shows the output's shape while a panel is looked at, and leads to the step that makes it", async () => {
    const page = session.page();
    const item = page.locator('.statusbar-item', { hasText: '(1, 722, 1277, 32)' });
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    await session.panel().locator('h1').waitFor();
    await item.waitFor();
    // Each percent of the run renders the item anew.
    for (let click = 0; click < 10; click++) await item.click();
    await finished(session.panel());
    expect(await page.locator('.notification-toast').allInnerTexts()).toEqual([]);
    await item.click();
    await expect
      .poll(() => session.panel().locator('[role=tab][aria-selected=true]').getAttribute('data-step'))
      .toBe('output');
    await explorerRow(page, 'test_1.jpg').dblclick();
    await page.locator('.tab.active[data-resource-name="test_1.jpg"]').waitFor();
    await item.waitFor({ state: 'hidden' });
    await page.locator('.tab', { hasText: 'Conv2D: test_1.jpg' }).click();
    await item.waitFor();
  });
});
