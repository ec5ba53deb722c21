import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { finished, type Session, startSession } from './session';

describe('the story', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    await session.panel().locator('h1').waitFor();
    await finished(session.panel());
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  /** Titles above the details that can be seen. */
  const open = (): Promise<string[]> =>
    session.panel().getByRole('tabpanel').locator('h3').filter({ visible: true }).allInnerTexts();

  it('shows the seven steps as cards on one screen, with what has changed', async () => {
    const panel = session.panel();
    expect(await panel.getByRole('tab').count()).toBe(7);
    expect(await open()).toEqual(['Input image']);
    expect(await panel.locator('.preview').isVisible()).toBe(true);
    const output = panel.getByRole('tab', { name: /^7 ?Output/ });
    expect(await output.locator('.shape').textContent()).toBe('(1, 722, 1277, 32)');
    expect(await output.locator('.change').allInnerTexts()).toEqual(
      expect.arrayContaining(['H 725 → 722 (-3)', 'W 1280 → 1277 (-3)', 'C 3 → filters 32']),
    );
    expect(await output.locator('.axis.changed').allInnerTexts()).toEqual(['722', '1277', '32']);
    expect(await panel.locator('[data-step=cast] .changes').innerText()).toContain('uint8 → float32');
    const [top, bottom] = [
      await panel.locator('.steps').boundingBox(),
      await panel.locator('.details.selected').boundingBox(),
    ];
    expect((bottom?.y ?? NaN) + (bottom?.height ?? NaN) - (top?.y ?? NaN)).toBeLessThan(800);
  });

  it('opens the details of a step by pointer and by keyboard, and nothing below moves', async () => {
    const panel = session.panel();
    const below = async (): Promise<number | undefined> => (await panel.locator('#volumes-title').boundingBox())?.y;
    const before = await below();
    await panel.locator('[data-step=kernel]').click();
    expect(await open()).toEqual(['Kernel']);
    expect(await below()).toBe(before);
    const page = session.page();
    await page.keyboard.press('ArrowRight');
    expect(await open()).toEqual(['Bias']);
    await page.keyboard.press('End');
    expect(await open()).toEqual(['Output']);
    expect(await panel.locator('.details.selected .formulas').innerText()).toContain('725 - 4 + 1 = 722');
    await page.keyboard.press('ArrowRight');
    expect(await open()).toEqual(['Output']);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await open()).toEqual(['Batch']);
    expect(await below()).toBe(before);
    // One tab stop for all cards, then the details.
    await page.keyboard.press('Tab');
    expect(await panel.locator('#details-batch').evaluate((details) => details === document.activeElement)).toBe(true);
  });

  it('draws the volumes with the numbers of the shapes', async () => {
    const panel = session.panel();
    const drawn = await panel.locator('.drawing text.axis').allTextContents();
    const shapes = await Promise.all(
      ['image', 'kernel', 'output'].map((step) => panel.locator(`[data-step=${step}] .axis`).allInnerTexts()),
    );
    const [image = [], [height, width, channels] = [], [, ...output] = []] = shapes;
    expect(drawn.map((text) => text.split(' ').at(-1))).toEqual([...image, height, width, channels, ...output]);
    const words = await panel.locator('.drawing').getAttribute('aria-label');
    for (const number of [...image, ...output]) expect(words).toContain(number);
    // To scale: what is drawn of input and output has the ratio of their sides.
    const side = (solid: string, axis: string): Promise<number> =>
      panel
        .locator(`.solid.${solid} .edge.${axis}`)
        .evaluate((edge) => (edge instanceof SVGPathElement ? edge.getTotalLength() : NaN));
    expect((await side('input', 'width')) / (await side('input', 'height'))).toBeCloseTo(1280 / 725, 2);
    expect((await side('output', 'width')) / (await side('input', 'width'))).toBeCloseTo(1277 / 1280, 3);
  });

  it('fits a narrow panel: no text is cut, nothing scrolls sideways', async () => {
    const page = session.page();
    const usual = page.viewportSize() ?? { width: 1500, height: 950 };
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await page.setViewportSize({ width: 370, height: 950 });
    const panel = session.panel();
    await expect.poll(() => panel.locator('.drawing').evaluate(({ clientWidth }) => clientWidth)).toBeLessThan(330);
    const wide = await panel
      .locator('.story, .volumes, .step, .details.selected, .drawing')
      .evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.getAttribute('class')),
      );
    expect(wide).toEqual([]);
    // The details come right after their card, which stays under the pointer.
    const top = async (selector: string): Promise<number> => (await panel.locator(selector).boundingBox())?.y ?? NaN;
    await panel.locator('[data-step=image]').click();
    expect((await top('#details-image')) - (await top('[data-step=image]'))).toBeLessThan(150);
    await panel.locator('[data-step=bias]').scrollIntoViewIfNeeded();
    const before = await top('[data-step=bias]');
    await panel.locator('[data-step=bias]').click();
    expect(Math.abs((await top('[data-step=bias]')) - before)).toBeLessThan(2);
    expect((await top('#details-bias')) - before).toBeLessThan(150);
    await page.setViewportSize(usual);
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  });

  it('comes back to the same step after a reload of the window, and goes to one that the tree names', async () => {
    await session.panel().locator('[data-step=bias]').click();
    // VS Code's own reload keeps what the page has last saved; the browser's does not.
    const loaded = session.page().waitForEvent('load');
    await runCommand(session.page(), 'Developer: Reload Window');
    await loaded;
    await session.panel().locator('h1').waitFor({ timeout: 60_000 });
    await finished(session.panel());
    expect(await open()).toEqual(['Bias']);
    await session.page().locator('.activitybar [aria-label^="Convscope"]').first().click();
    await session
      .page()
      .getByRole('treeitem', { name: /^Kernel,/ })
      .click();
    await expect.poll(open).toEqual(['Kernel']);
    await expect
      .poll(() =>
        session
          .panel()
          .locator('[data-step=kernel]')
          .evaluate((tab) => tab === document.activeElement),
      )
      .toBe(true);
  });

  it('makes neither VS Code nor its own page complain', () => {
    expect(session.complaints).toEqual([]);
  });
});
