import type { FrameLocator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { formatValue } from '../../src/conv2d/format';
import { npyHeader } from '../../src/image/npy/writeNpy';
import { colourPixels } from '../../src/picture/colourMap';
import { finished, type Session, startSession } from './session';

const [HEIGHT, WIDTH, CHANNELS] = [9, 14, 3];
/** Of the maps of a kernel of (2, 2). */
const [ROWS, COLUMNS] = [HEIGHT - 1, WIDTH - 1];
const ONES = {
  'convscope.conv2d.filters': 2,
  'convscope.conv2d.kernelSize': [2, 2],
  'convscope.conv2d.kernelInitializer': 'ones',
};

type Pixel = (y: number, x: number, channel: number) => number;
const first: Pixel = (y, x, channel) => ((7 * y + 3 * x + 5 * channel) % 11) - 5;
const second: Pixel = (y, x, channel) => ((2 * y + 5 * x + channel) % 7) - 3;

/** An image file with these pixels. */
function imageFile(pixel: Pixel): Uint8Array {
  const values = Float32Array.from({ length: HEIGHT * WIDTH * CHANNELS }, (_, at) =>
    pixel(Math.floor(at / (WIDTH * CHANNELS)), Math.floor(at / CHANNELS) % WIDTH, at % CHANNELS),
  );
  const header = npyHeader('<f4', [HEIGHT, WIDTH, CHANNELS]);
  return Uint8Array.from([...header, ...new Uint8Array(values.buffer)]);
}

/** What a filter of ones makes of an image: the sum of every 2 x 2 pixels. */
function sums(pixel: Pixel): number[] {
  return Array.from({ length: ROWS * COLUMNS }, (_, at) => {
    const [y, x] = [Math.floor(at / COLUMNS), at % COLUMNS];
    let sum = 0;
    for (const row of [y, y + 1])
      for (const column of [x, x + 1])
        for (let channel = 0; channel < CHANNELS; channel++) sum += pixel(row, column, channel);
    return sum;
  });
}

/** Checks picture and numbers of the difference map against what every value differs by. */
async function checkDifference(panel: FrameLocator, differences: readonly number[]): Promise<void> {
  const figure = panel.locator('.compared-row').last().locator('figure.difference');
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const absolute = differences.reduce((sum, value) => sum + Math.abs(value), 0) / differences.length;
  const equal = differences.filter((value) => value === 0).length;
  await figure
    .getByText(
      `Mean ${formatValue(mean)}, mean |B − A| ${formatValue(absolute)}; ${equal} of ${differences.length} values are the same.`,
    )
    .waitFor();
  const range = { min: Math.min(...differences), max: Math.max(...differences) };
  expect(await figure.locator('figcaption').innerText()).toBe(
    `B − A ${formatValue(range.min)} to ${formatValue(range.max)}`,
  );
  const drawn = await figure.locator('> canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('It is no canvas.');
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return { height: canvas.height, width: canvas.width, pixels: [...pixels] };
  });
  // Smaller than its picture may be, the map has a pixel for each value.
  const expected = colourPixels(Float32Array.from(differences), 'diverging', range);
  expect(drawn).toEqual({ height: ROWS, width: COLUMNS, pixels: [...expected] });
}

describe('the comparison', () => {
  let session: Session;
  const inspect = async (name: string): Promise<FrameLocator> => {
    const page = session.page();
    await contextMenu(page, explorerRow(page, name), 'Inspect Conv2D');
    const panel = session.panel();
    await panel.locator('.file', { hasText: name }).waitFor();
    await finished(panel);
    return panel;
  };
  const marked = (panel: FrameLocator, side: number): Promise<string[]> =>
    panel.locator('.sides dd').nth(side).locator('.differs').allInnerTexts();
  const settingsWith = (more: Readonly<Record<string, unknown>>): void =>
    session.setWorkspaceSettings({ ...ONES, ...more });
  const difference = (from: readonly number[], to: readonly number[]): number[] =>
    to.map((value, at) => value - (from[at] ?? NaN));

  beforeAll(async () => {
    session = await startSession(ONES, { 'first.npy': imageFile(first), 'second.npy': imageFile(second) });
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  it('begins with a result that is pinned, from which nothing differs yet', async () => {
    const panel = await inspect('first.npy');
    expect(await panel.locator('#compare').isVisible()).toBe(false);
    await panel.getByRole('button', { name: 'Pin as A' }).click();
    await panel.locator('.compare-summary', { hasText: 'This is the pinned result.' }).waitFor();
    expect(await panel.locator('.pin-about').innerText()).toMatch(
      /^A first\.npy · Conv2D\(filters=2, kernel_size=\(2, 2\), /,
    );
    expect(await panel.locator('.compared').count()).toBe(0);
  });

  it('marks what another argument changes, and shows by how much each value differs', async () => {
    const panel = session.panel();
    settingsWith({ 'convscope.conv2d.activation': 'relu' });
    await expect.poll(() => marked(panel, 1)).toEqual([expect.stringContaining("activation='relu'")]);
    expect(await marked(panel, 0)).toEqual([expect.stringContaining("activation='linear'")]);
    const before = sums(first);
    const after = before.map((sum) => Math.max(0, sum));
    await checkDifference(panel, difference(before, after));
    const row = panel
      .getByRole('article', { name: 'Feature map 0' })
      .getByRole('row')
      .filter({ has: session.page().locator('th', { hasText: 'min' }) });
    const least = Math.min(...before);
    expect(await row.getAttribute('class')).toBe('differs');
    expect(await row.locator('th').innerText()).toContain('≠');
    expect(await row.locator('td').allInnerTexts()).toEqual([`${least}`, '0', `+${-least}`]);
    const shapes = panel.getByRole('article', { name: 'Shapes' });
    expect(await shapes.locator('tr.differs').count()).toBe(0);
    await panel.getByLabel('Rows', { exact: true }).selectOption('differing');
    await shapes.waitFor({ state: 'detached' });
    await panel.getByLabel('Rows', { exact: true }).selectOption('all');
    await shapes.waitFor();
  });

  it('stays while an argument is wrong', async () => {
    const panel = session.panel();
    const before = await panel.locator('.compare-summary').innerText();
    settingsWith({ 'convscope.conv2d.activation': 'relu', 'convscope.conv2d.strides': 0 });
    await panel.locator('.notice, .field.wrong').first().waitFor();
    expect(await panel.locator('.compare-summary').innerText()).toBe(before);
    expect(await panel.locator('#compare').getAttribute('class')).not.toContain('stale');
    const [sum] = [sums(first)];
    await checkDifference(
      panel,
      difference(
        sum,
        sum.map((value) => Math.max(0, value)),
      ),
    );
  });

  it('says why maps of two sizes have no difference', async () => {
    const panel = session.panel();
    settingsWith({ 'convscope.conv2d.strides': [2, 1] });
    await panel
      .locator('#compare figcaption')
      .getByText(
        `There is no difference map, because the feature maps of A are (8, 13) and those of B (4, 13): strides is (2, 1) instead of (1, 1).`,
      )
      .waitFor();
    expect(await panel.locator('.compared-row').last().locator('canvas[aria-label^="Feature map"]').count()).toBe(2);
    const output = panel.getByRole('article', { name: 'Shapes' }).getByRole('row', { name: /Output/ });
    expect(await output.locator('td').allInnerTexts()).toEqual([
      '(1, 8, 13, 2) float32',
      '(1, 4, 13, 2) float32',
      'H -4',
    ]);
  });

  it('goes on with another image, also when the panel of A is closed', async () => {
    settingsWith({});
    const panel = await inspect('second.npy');
    await panel.locator('.sides dd').first().getByText('first.npy').waitFor();
    const page = session.page();
    await page.locator('.tab', { hasText: 'first.npy' }).click({ button: 'middle' });
    await page.locator('.tab', { hasText: 'first.npy' }).waitFor({ state: 'detached' });
    expect((await marked(panel, 1)).join()).toContain('second.npy');
    await checkDifference(panel, difference(sums(first), sums(second)));
    await panel.getByRole('button', { name: 'Next filter' }).click();
    await panel.locator('#compare').getByRole('heading', { name: 'Feature map 1' }).first().waitFor();
    await checkDifference(panel, difference(sums(first), sums(second)));
  });

  it('tells of weights that were drawn with another seed, and takes that of A', async () => {
    session.setWorkspaceSettings({ 'convscope.conv2d.filters': 3 });
    const page = session.page();
    const panel = await inspect('first.npy');
    await panel.locator('#compare .sides').getByText('filters=3').waitFor();
    await runCommand(page, 'Convscope: Pin Result as A');
    await panel.locator('.compare-summary', { hasText: 'This is the pinned result.' }).waitFor();
    const seed = Number((await panel.locator('.sides .seed').first().innerText()).replace('seed ', ''));
    const other = await inspect('second.npy');
    await other.getByRole('button', { name: 'Use the seed of A' }).click();
    await expect.poll(() => other.locator('.sides .seed').allInnerTexts()).toEqual([`seed ${seed}`, `seed ${seed}`]);
    const weights = other.locator('.compared-row').filter({ hasText: 'Weights of filter' });
    await weights.getByText('All 48 values are the same.').waitFor();
    expect(await other.getByRole('button', { name: 'Use the seed of A' }).count()).toBe(0);
  });

  it('ends with the pin', async () => {
    const panel = session.panel();
    await runCommand(session.page(), 'Convscope: Unpin A');
    await panel.locator('#compare').waitFor({ state: 'hidden' });
    await panel.getByRole('button', { name: 'Pin as A' }).waitFor();
    expect(session.complaints).toEqual([]);
  });
});
