import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { closeAllEditors, finished, type Session, startSession } from './session';

const CHANNELS = 512;

describe('the kernels', () => {
  let session: Session;
  const tiles = (): Locator => session.panel().locator('.kernels > li');
  const choose = (label: string, option: string): Promise<string[]> =>
    session
      .panel()
      .getByRole('group', { name: 'View of the kernels' })
      .getByLabel(label, { exact: true })
      .selectOption({ label: option });
  /** A number of each tile, as its contents or its label tell it: not every tile is drawn. */
  const measures = async (name: string): Promise<number[]> =>
    (await tiles().evaluateAll((all) => all.map((tile) => tile.getAttribute('aria-label') ?? tile.textContent))).map(
      (label) => Number(new RegExp(`${name} ?(-?[\\d.]+(e-?\\d+)?)`).exec(label)?.[1]),
    );

  beforeAll(async () => {
    session = await startSession({ 'convscope.conv2d.filters': 40 });
    await contextMenu(session.page(), explorerRow(session.page(), 'test_1.jpg'), 'Inspect Conv2D');
    await session.panel().locator('h1').waitFor();
    await finished(session.panel());
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  it.each([
    ['Norm, largest first', 'norm'],
    ['Mean, largest first', 'mean'],
  ])('are sorted by %s', async (option, name) => {
    await choose('Sort by', option);
    const sorted = await measures(name);
    expect(sorted).toHaveLength(40);
    expect(sorted).toEqual([...sorted].sort((one, other) => other - one));
    expect(new Set(sorted).size).toBeGreaterThan(30);
  });

  it('are shown in colour, channel by channel, or as the numbers that they are', async () => {
    const first = tiles().first();
    await first.scrollIntoViewIfNeeded();
    await choose('Show', 'Colour');
    await expect.poll(() => first.locator('canvas').count()).toBe(1);
    await choose('Show', 'Channels');
    await expect.poll(() => first.locator('figcaption').allInnerTexts()).toEqual(['RGB', 'B', 'G', 'R']);
    await choose('Show', 'Numbers');
    await expect.poll(() => first.locator('caption').allInnerTexts()).toEqual(['blue', 'green', 'red']);
    const numbers = (await first.locator('td').allInnerTexts()).map(Number);
    const norm = Math.sqrt(numbers.reduce((sum, weight) => sum + weight * weight, 0));
    expect(norm).toBeCloseTo((await measures('norm'))[0] ?? NaN, 2);
    await choose('Colour scale', 'Each filter’s own');
    expect(await session.panel().locator('.scale').first().innerText()).toContain('of each filter');
  });

  it('come back in the order and the look that were chosen', async () => {
    const before = await measures('mean');
    const loaded = session.page().waitForEvent('load');
    await runCommand(session.page(), 'Developer: Reload Window');
    await loaded;
    await session.panel().locator('h1').waitFor({ timeout: 60_000 });
    await finished(session.panel());
    await expect.poll(() => measures('mean')).toEqual(before);
    await tiles().first().scrollIntoViewIfNeeded();
    await expect.poll(() => tiles().first().locator('caption').count()).toBe(3);
  });

  it('select a filter that everything else follows', async () => {
    const panel = session.panel();
    await tiles().nth(3).focus();
    await tiles().nth(3).press('Enter');
    const filter = Number(await tiles().nth(3).getAttribute('data-index'));
    for (const grid of ['.kernels', '.maps']) {
      await expect
        .poll(() => panel.locator(`${grid} [aria-selected=true]`).getAttribute('data-index'))
        .toBe(String(filter));
    }
    await panel.locator('.sum dt', { hasText: `, ${filter}]` }).waitFor();
    await panel
      .getByRole('columnheader', { name: `Filter ${filter}` })
      .first()
      .waitFor();
  });

  it(`of ${CHANNELS} channels and as many filters can be walked through, few of them drawn at a time`, async () => {
    await closeAllEditors(session.page());
    writeFileSync(path.join(session.folder, 'deep.npy'), npy([12, 12, CHANNELS]));
    mkdirSync(path.join(session.folder, '.vscode'), { recursive: true });
    writeFileSync(
      path.join(session.folder, '.vscode/settings.json'),
      JSON.stringify({ 'convscope.conv2d.filters': CHANNELS, 'convscope.conv2d.kernelSize': [3, 3] }),
    );
    await contextMenu(session.page(), explorerRow(session.page(), 'deep.npy'), 'Inspect Conv2D');
    const panel = session.panel();
    await panel.locator('h1', { hasText: `filters=${CHANNELS}` }).waitFor();
    await finished(panel);
    expect(await tiles().count()).toBe(CHANNELS);
    // The layout of the earlier image is kept; a sheet of all channels is one picture.
    await choose('Show', 'Channels');
    await choose('Sort by', 'Number');
    const drawn = (): Promise<number> => panel.locator('.kernels canvas').count();
    await tiles().first().scrollIntoViewIfNeeded();
    await tiles().first().locator('canvas').waitFor();
    expect(await drawn()).toBeLessThan(64);
    await tiles().first().focus();
    await tiles().first().press('End');
    const last = tiles().last();
    await last.locator('canvas').waitFor();
    expect(await drawn()).toBeLessThan(64);
    expect(await tiles().first().locator('canvas').count()).toBe(0);
    await last.press('Enter');
    await panel.locator('.sum dt', { hasText: `, ${CHANNELS - 1}]` }).waitFor();
    await last.locator('canvas').hover({ position: { x: 5, y: 5 } });
    await expect.poll(() => panel.locator('.numbers caption').allInnerTexts()).toEqual(['channel 0']);
  });
});

/** A file as `numpy.save` writes it (version 1.0), of bytes. */
function npy(shape: readonly number[]): Uint8Array {
  const text = `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`;
  const header = `${text.padEnd(117)}\n`;
  const values = Uint8Array.from(
    { length: shape.reduce((product, length) => product * length, 1) },
    (_, at) => at % 251,
  );
  return Buffer.concat([
    Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0]),
    Buffer.from(header),
    values,
  ]);
}
