import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, setTheme } from '../../scripts/vscode/workbench.mjs';
import { ON_DARK, ON_LIGHT } from '../../src/host/tree/axisPalette';
import { finished, quickInput, type Session, startSession } from './session';

describe('a step in the Tensors view', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
    const page = session.page();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    await session.panel().locator('h1').waitFor();
    await finished(session.panel());
    await page.locator('.activitybar [aria-label^="Convscope"]').first().click();
    await row('Output').waitFor();
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  const row = (name: string): Locator => session.page().getByRole('treeitem', { name: new RegExp(`^${name},`) });
  const clipboard = (): Promise<string> => session.page().evaluate(() => navigator.clipboard.readText());

  /** The hover over a row, once it tells what it has to. */
  async function hoverOver(name: string): Promise<Locator> {
    const page = session.page();
    await page.keyboard.press('Escape');
    await page.mouse.move(700, 940);
    await page.locator('.workbench-hover-container').waitFor({ state: 'hidden' });
    await row(name).hover();
    const hover = page.locator('.workbench-hover-container').filter({ has: page.locator('strong', { hasText: name }) });
    await hover.waitFor();
    return hover;
  }

  it.each([
    ['Input image', 1],
    ['Batch', 1],
    ['Cast to float32', 1],
    ['Kernel', 2],
    ['Bias', 1],
    ['Output', 2],
  ])('shows the axes of %s as a drawing, in a hover of moderate height', async (name, pictures) => {
    const hover = await hoverOver(name);
    expect(await hover.locator('img').count()).toBe(pictures);
    const drawing = hover.locator('img[src^="data:image/svg+xml"]');
    const size = await drawing.evaluate(async (image) => {
      if (!(image instanceof HTMLImageElement)) throw new Error('not an image');
      await image.decode();
      return { width: image.naturalWidth, height: image.naturalHeight };
    });
    expect(size.width).toBeGreaterThan(50);
    expect(size.height).toBeGreaterThan(50);
    expect((await hover.boundingBox())?.height).toBeLessThan(420);
  });

  it('has no drawing where there is no tensor yet', async () => {
    const hover = await hoverOver('Layer before its first call');
    expect(await hover.locator('img').count()).toBe(0);
    expect(await hover.locator('a').allInnerTexts()).toEqual([expect.stringContaining('Show in Panel')]);
  });

  it('leads from its hover to the panel and to the clipboard', async () => {
    await (await hoverOver('Kernel')).getByRole('link', { name: 'Copy Shape' }).click();
    await expect.poll(clipboard).toBe('(4, 4, 3, 32)');
    await (await hoverOver('Kernel')).getByRole('link', { name: 'Show in Panel' }).click();
    await expect
      .poll(() => session.panel().locator('[role=tab][aria-selected=true]').getAttribute('data-step'))
      .toBe('kernel');
  });

  it('has a menu that copies what Python prints', async () => {
    await contextMenu(session.page(), row('Output'), 'Copy Shape');
    await expect.poll(clipboard).toBe('(1, 722, 1277, 32)');
    await session.page().locator('.statusbar-item', { hasText: '(1, 722, 1277, 32) was copied.' }).waitFor();
  });

  it('has a button that does the same', async () => {
    await row('Bias').hover();
    await row('Bias').getByRole('button', { name: 'Copy Shape' }).click();
    await expect.poll(clipboard).toBe('(32,)');
  });

  it('has a menu that shows it in the panel', async () => {
    await contextMenu(session.page(), row('Cast to float32'), 'Show in Panel');
    await expect
      .poll(() => session.panel().locator('[role=tab][aria-selected=true]').getAttribute('data-step'))
      .toBe('cast');
  });

  it('is saved as .npy from the menu where the run has made it', async () => {
    const page = session.page();
    await row('Batch').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy Shape' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Save as .npy…' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await contextMenu(page, row('Kernel'), 'Save as .npy…');
    await page.waitForFunction(() =>
      document
        .querySelector<HTMLInputElement>('.quick-input-widget input.input')
        ?.value.endsWith('test_1-conv2d-kernel.npy'),
    );
    await quickInput(page).input.press('Enter');
    await page.locator('.notification-list-item-message', { hasText: 'Saved (4, 4, 3, 32) float32' }).first().waitFor();
    const bytes = readFileSync(path.join(session.folder, 'test_1-conv2d-kernel.npy'));
    expect(bytes.length).toBe(128 + 4 * 1536);
    const values = Array.from({ length: 1536 }, (_, at) => bytes.readFloatLE(128 + 4 * at));
    // Drawn by glorot_uniform: within its limit, and not all the same.
    expect(Math.max(...values.map(Math.abs))).toBeLessThan(0.10352);
    expect(new Set(values).size).toBeGreaterThan(1000);
  });

  it('is drawn in colours that suit the theme', async () => {
    const drawing = async (): Promise<string> => {
      const source = await (await hoverOver('Output')).locator('img[src^="data:image/svg+xml"]').getAttribute('src');
      return Buffer.from(source?.split('base64,')[1] ?? '', 'base64').toString();
    };
    for (const [theme, { height }] of [
      ['Dark Modern', ON_DARK],
      ['Light Modern', ON_LIGHT],
      ['Dark High Contrast', ON_DARK],
    ] as const) {
      await setTheme(session.page(), theme);
      await expect.poll(drawing, { timeout: 20_000 }).toContain(height);
    }
  });
});
