import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { finished, quickInput, type Session, startSession } from './session';

describe('the output', () => {
  let session: Session;
  /** Of output[0, 99, 1276, 31]. */
  let shownCell: { readonly value: number } | undefined;
  beforeAll(async () => {
    session = await startSession();
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    await session.panel().locator('h1').waitFor();
    await finished(session.panel());
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  it('shows the dot product behind the cell that is pointed at, clicked, walked to or typed', async () => {
    const panel = session.panel();
    const section = panel.locator('.cell');
    const picture = section.locator('.pointed-picture').first();
    const value = section.locator('.sum dt', { hasText: 'output[' });
    await section.scrollIntoViewIfNeeded();
    await section.locator('.channel').first().waitFor();
    expect(await value.innerText()).toBe('output[0, 361, 638, 0]');
    await picture.hover({ position: { x: 2, y: 2 } });
    await section.locator('.sum dt', { hasText: 'output[0, ' }).waitFor();
    await expect.poll(() => value.innerText()).toMatch(/^output\[0, \d, \d, 0\]$/);
    await picture.click({ position: { x: 3, y: 3 } });
    await section.locator('.note', { hasText: 'Pinned' }).first().waitFor();
    await section.getByLabel('Row', { exact: true }).fill('100');
    await section.getByLabel('Row', { exact: true }).press('Tab');
    await section.getByLabel('Column', { exact: true }).fill('1276');
    await section.getByLabel('Column', { exact: true }).press('Tab');
    await section.getByLabel('Filter', { exact: true }).fill('31');
    await section.getByLabel('Filter', { exact: true }).press('Tab');
    await expect.poll(() => value.innerText()).toBe('output[0, 100, 1276, 31]');
    // No column after the last one; the row above is there.
    await picture.press('ArrowRight');
    await picture.press('ArrowUp');
    await expect.poll(() => value.innerText()).toBe('output[0, 99, 1276, 31]');
    const numbers = async (name: string): Promise<number[]> =>
      (
        await section
          .locator(`.channel table.${name} td`)
          .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title') ?? ''))
      ).map((title) => Number(title.split(': ').at(-1)));
    const [patch, weights, products] = [await numbers('patch'), await numbers('weights'), await numbers('products')];
    expect(patch).toHaveLength(48);
    expect(patch.every((pixel) => Number.isInteger(pixel) && pixel >= 0 && pixel <= 255)).toBe(true);
    products.forEach((product, at) => expect(product).toBeCloseTo((patch[at] ?? NaN) * (weights[at] ?? NaN), 3));
    const sum = products.reduce((total, product) => total + product, 0);
    expect(Number(await section.locator('.sum .value').innerText())).toBeCloseTo(sum, 1);
    shownCell = { value: sum };
    await section.getByRole('button', { name: 'Play' }).click();
    await expect.poll(() => value.innerText()).toMatch(/^output\[0, 10\d, \d, 31\]$/);
    await section.getByRole('button', { name: 'Stop' }).click();
  });

  it('goes closer down to single cells, with the number of each', async () => {
    const section = session.panel().locator('.cell');
    const map = section.locator('.pointed-picture').nth(1);
    const caption = section.locator('figcaption').nth(1);
    await section.getByRole('button', { name: 'Fit' }).waitFor();
    await section.getByLabel('Row', { exact: true }).fill('300');
    await section.getByLabel('Row', { exact: true }).press('Tab');
    await section.getByLabel('Column', { exact: true }).fill('500');
    await section.getByLabel('Column', { exact: true }).press('Tab');
    // Smaller than it is, a pixel shows an average, and says so.
    await map.hover();
    await expect.poll(() => caption.innerText()).toMatch(/^Feature map of filter 31: row \d+, column \d+ ≈ -?[\d.]+$/);
    for (let step = 0; step < 20; step++) await map.press('+');
    await section.getByRole('button', { name: 'Zoom in' }).and(section.locator('[disabled]')).waitFor();
    await section.locator('.sum dt', { hasText: 'output[0, 300, 500, 31]' }).waitFor();
    const shown = await section.locator('.sum .value').innerText();
    await map.hover();
    // The outlined cell is in the middle; its number has come with all that are seen.
    await expect
      .poll(async () => {
        await map.hover({ position: { x: 1, y: 1 } });
        await map.hover();
        return caption.innerText();
      })
      .toBe(`Feature map of filter 31: row 300, column 500 = ${shown}`);
    const box = await map.boundingBox();
    if (!box) throw new Error('The map is not there.');
    const mouse = session.page().mouse;
    await mouse.down();
    await mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2, { steps: 3 });
    await mouse.up();
    // Dragging has moved the picture, not the cell.
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => caption.innerText()).toMatch(/row 300, column 49[5-9] = -?[\d.]+$/);
    expect(await section.locator('.sum dt', { hasText: 'output[' }).innerText()).toBe('output[0, 300, 500, 31]');
    await section.getByRole('button', { name: 'Fit' }).click();
    await session.panel().getByLabel('Colours', { exact: true }).selectOption('viridis');
    await session.panel().getByLabel('Range', { exact: true }).selectOption('manual');
    await session.panel().getByLabel('Value of the last colour').fill('50');
    await session.panel().getByLabel('Value of the last colour').press('Tab');
    await session.panel().locator('.maps').locator('xpath=..').waitFor();
    expect(await session.panel().locator('.values .scale').last().innerText()).toMatch(/^-\d+\.\d+\s+50\.000$/);
  });

  it('comes back to the same cell after a reload of the window', async () => {
    const value = session.panel().locator('.sum dt', { hasText: 'output[' });
    const before = await value.innerText();
    // VS Code's own reload keeps what the page has last saved; the browser's does not.
    const loaded = session.page().waitForEvent('load');
    await runCommand(session.page(), 'Developer: Reload Window');
    await loaded;
    await session.panel().locator('h1').waitFor({ timeout: 60_000 });
    await finished(session.panel());
    await expect.poll(() => value.innerText()).toBe(before);
    expect(await session.panel().getByLabel('Colours', { exact: true }).inputValue()).toBe('viridis');
    expect(await session.panel().getByLabel('Value of the last colour').inputValue()).toBe('50');
    await session.panel().locator('.maps > li').nth(5).click();
    await expect.poll(() => value.innerText()).toMatch(/, 5\]$/);
    await session.panel().locator('.kernels > li').nth(7).press('Enter');
    await expect.poll(() => value.innerText()).toMatch(/, 7\]$/);
  });

  it('tells how the values are spread, all of them and those of the selected filter', async () => {
    const panel = session.panel();
    const rows = async (name: string): Promise<string[]> =>
      panel
        .getByRole('article', { name: `Statistics of the ${name}` })
        .getByRole('row')
        .evaluateAll((all) => all.map((row) => [...row.children].map(({ textContent }) => textContent).join('|')));
    // Of OpenCV 5.0.0 and NumPy.
    expect(await rows('input')).toEqual([
      '|All|Blue|Green|Red',
      'count|2,784,000|928,000|928,000|928,000',
      'min|0|0|0|0',
      'max|255|255|252|255',
      'mean|117.51|111.39|122.95|118.20',
      'std|56.374|60.164|54.217|53.921',
    ]);
    const tile = panel.locator('.maps > li').nth(9);
    await tile.click();
    await expect.poll(async () => (await rows('output'))[0]).toBe('|All|Filter 9');
    const [, count, min, max] = (await rows('output')).map((row) => row.split('|').at(-1));
    expect(count).toBe('921,994');
    expect(await tile.locator('.range').innerText()).toBe(`${min} to ${max}`);
    expect((await rows('kernel'))[1]).toBe('count|1,536|48');
    await panel.getByRole('img', { name: /^Histogram of the output: All filters, .* Filter 9, / }).waitFor();
  });

  it('saves a feature map as .npy', async () => {
    const page = session.page();
    await session.panel().getByRole('button', { name: 'Save as .npy…' }).click();
    const { box, input } = quickInput(page);
    await box.locator('.monaco-list-row', { hasText: 'Whole output' }).waitFor();
    await input.fill('Feature map 31');
    await box.locator('.monaco-list-row', { hasText: '(722, 1277), 3.52 MiB' }).click();
    await page.waitForFunction(() =>
      document
        .querySelector<HTMLInputElement>('.quick-input-widget input.input')
        ?.value.endsWith('test_1-conv2d-map-31.npy'),
    );
    await input.press('Enter');
    await page.locator('.notification-list-item-message', { hasText: 'Saved (722, 1277) float32' }).first().waitFor();
    const bytes = readFileSync(path.join(session.folder, 'test_1-conv2d-map-31.npy'));
    expect(bytes.length).toBe(128 + 4 * 722 * 1277);
    expect(bytes.toString('latin1', 10, 128)).toContain(
      "'descr': '<f4', 'fortran_order': False, 'shape': (722, 1277), }",
    );
    // The value that the dot product came to is the one in the output.
    expect(bytes.readFloatLE(128 + 4 * (99 * 1277 + 1276))).toBeCloseTo(shownCell?.value ?? NaN, 2);
    await runCommand(page, 'Notifications: Clear All');
  });
});
