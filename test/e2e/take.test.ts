import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { decode } from 'fast-png';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { colourPixels } from '../../src/picture/colourMap';
import { seriousFindings } from './axe';
import { finished, quickInput, type Session, startSession } from './session';

/** What was saved stays here, so that other programs can open it; see CONTRIBUTING. Git ignores it. */
const EXPORTS = path.join(__dirname, '..', '..', '.vscode-test', 'exports');
const SAVED = [
  'kernel.npy',
  'bias.npy',
  'map-7.npy',
  'map-7.png',
  'filter-7.png',
  'kernels.png',
  'report.html',
  'report.json',
];
const ofSample = (name: string): string => `test_1-conv2d-${name}`;
/** The smallest whole output, of another image. */
const OUTPUT = 'small-conv2d-output.npy';

describe('what is shown', () => {
  let session: Session;
  const menuItem = (name: string): Locator => session.page().getByRole('menuitem', { name });
  const clipboard = (): Promise<string> => session.page().evaluate(() => navigator.clipboard.readText());
  /** Accepts the name that VS Code's own dialog offers, and waits until the file is there. */
  const accept = async (name: string): Promise<Uint8Array> => {
    const page = session.page();
    await page.waitForFunction(
      (offered) => document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value.endsWith(offered),
      `/${name}`,
    );
    await quickInput(page).input.press('Enter');
    await page.locator('.notification-list-item-message', { hasText: name }).first().waitFor();
    await runCommand(page, 'Notifications: Clear All');
    return new Uint8Array(readFileSync(path.join(session.folder, name)));
  };
  /** From the menu that a right click on something opens. */
  const save = async (on: Locator, item: string, name: string): Promise<Uint8Array> => {
    await on.scrollIntoViewIfNeeded();
    await contextMenu(session.page(), on, item);
    return accept(ofSample(name));
  };

  beforeAll(async () => {
    session = await startSession({ 'convscope.conv2d.seed': 11 });
    const page = session.page();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    await session.panel().locator('h1').waitFor();
    await finished(session.panel());
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  it('is copied as a table from the context menu, as Markdown and as CSV', async () => {
    const card = session.panel().locator('[aria-label="Statistics of the kernel"]');
    const shown = await card
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => `| ${[...row.children].map((cell) => cell.textContent).join(' | ')} |`));
    await card.locator('tbody').scrollIntoViewIfNeeded();
    await contextMenu(session.page(), card.locator('tbody th').first(), 'Copy Table as Markdown');
    const head = '|  | All | Filter 0 |\n| --- | ---: | ---: |\n';
    await expect.poll(clipboard).toBe(`${head}${shown.join('\n')}\n`);
    await contextMenu(session.page(), card.locator('tbody th').first(), 'Copy Table as CSV');
    await expect.poll(clipboard).toMatch(/^,All,Filter 0\r\ncount,1536,48\r\nmin,-0\.10\d{6,},-0\.\d{6,}\r\n/);
    const [, min = ''] = /min,([^,]+)/.exec(await clipboard()) ?? [];
    const cell = card.locator('tbody tr', { hasText: 'min' }).locator('td').first();
    await contextMenu(session.page(), cell, 'Copy Number');
    await expect.poll(clipboard).toBe(min);
  });

  it('is copied with the keyboard alone', async () => {
    const page = session.page();
    const button = session.panel().getByRole('button', { name: 'Copy or save: Statistics of the output' });
    await button.focus();
    await button.press('Enter');
    await menuItem('Copy Shape').waitFor();
    // VS Code's menus let a key pass without effect in their first tenth of a second.
    await page.waitForTimeout(200);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(clipboard).toBe('(1, 722, 1277, 32)');
  });

  it('is offered where it stands, and nothing else is', async () => {
    const preview = session.panel().locator('canvas.preview');
    await preview.scrollIntoViewIfNeeded();
    await preview.click({ button: 'right' });
    await menuItem('Save Picture as PNG…').waitFor();
    for (const other of ['Save Feature Map as .npy…', 'Save Kernel as .npy…', 'Copy Number', 'Paste']) {
      expect(await menuItem(other).count()).toBe(0);
    }
    await session.page().keyboard.press('Escape');
  });

  it('is saved as a picture in the colours that are shown, with every value', async () => {
    const panel = session.panel();
    const colours = panel.getByRole('group', { name: 'Colours of the feature maps' });
    await colours.getByLabel('Colours', { exact: true }).selectOption({ label: 'Viridis' });
    await colours.getByLabel('Range', { exact: true }).selectOption({ label: 'The same for all' });
    const tile = panel.locator('.maps > li').nth(7);
    const npy = Buffer.from(await save(tile, 'Save Feature Map as .npy…', 'map-7.npy'));
    const picture = decode(await save(tile, 'Save Picture as PNG…', 'map-7.png'));
    expect([picture.height, picture.width, picture.channels]).toEqual([722, 1277, 3]);
    const values = Float32Array.from({ length: 722 * 1277 }, (_, at) => npy.readFloatLE(128 + 4 * at));
    const statistics = panel.locator('[aria-label="Statistics of the output"]');
    await contextMenu(session.page(), statistics.locator('tbody th').first(), 'Copy Table as CSV');
    await expect.poll(clipboard).toMatch(/^,All,/);
    const end = async (name: string): Promise<number> =>
      Number(new RegExp(`\\n${name},([^,]+)`).exec(await clipboard())?.[1]);
    const range = { min: await end('min'), max: await end('max') };
    const expected = colourPixels(values, 'viridis', range).filter((_, at) => at % 4 !== 3);
    expect(Buffer.from(picture.data).equals(Buffer.from(expected))).toBe(true);
  });

  it('is saved as arrays, pictures of filters and reports', async () => {
    const page = session.page();
    const panel = session.panel();
    const kernels = panel.locator('.kernels').locator('xpath=ancestor::section');
    expect(await save(kernels.locator('h2'), 'Save Kernel as .npy…', 'kernel.npy')).toHaveLength(128 + 4 * 1536);
    expect(
      await save(panel.locator('[aria-label="Statistics of the bias"] h3'), 'Save Bias as .npy…', 'bias.npy'),
    ).toHaveLength(128 + 4 * 32);
    const filter = decode(await save(panel.locator('.kernels > li').nth(7), 'Save Picture as PNG…', 'filter-7.png'));
    expect([filter.height, filter.width]).toEqual([256, 4 * 256 + 3 * 2]);
    const sheet = decode(await save(kernels.locator('h2'), 'Save Picture as PNG…', 'kernels.png'));
    expect([sheet.height, sheet.width]).toEqual([11 * 64 + 10 * 8, 3 * 262 + 2 * 8]);
    for (const [kind, name] of [
      ['HTML page', 'report.html'],
      ['JSON', 'report.json'],
    ] as const) {
      await runCommand(page, 'Convscope: Save Report…');
      await quickInput(page).box.locator('.monaco-list-row', { hasText: kind }).first().click();
      await accept(ofSample(name));
    }
    rmSync(EXPORTS, { recursive: true, force: true });
    mkdirSync(EXPORTS, { recursive: true });
    for (const name of SAVED) cpSync(path.join(session.folder, ofSample(name)), path.join(EXPORTS, name));
    cpSync(path.join(session.folder, 'test_1.jpg'), path.join(EXPORTS, 'test_1.jpg'));
  });

  it.each(['light', 'dark'] as const)(
    'is a report that a browser shows by itself, in %s colours',
    async (colorScheme) => {
      const browser = session.page().context().browser();
      if (!browser) throw new Error('VS Code runs in no browser.');
      const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
      });
      try {
        await page.goto(pathToFileURL(path.join(EXPORTS, 'report.html')).href);
        const images = page.locator('img');
        expect(await images.count()).toBe(1 + 32 + 32);
        const widths = await images.evaluateAll((all: HTMLImageElement[]) => all.map((image) => image.naturalWidth));
        expect(Math.min(...widths)).toBeGreaterThan(0);
        const wide = await page
          .locator('html, .scroll')
          .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.ariaLabel));
        expect(wide).toEqual([]);
        expect(await seriousFindings(page, `report-${colorScheme}`)).toEqual([]);
        expect(complaints).toEqual([]);
      } finally {
        await page.close();
      }
    },
  );

  it('is saved as the whole output', async () => {
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'small.png'), 'Inspect Conv2D');
    await session.panel().getByText('(1, 5, 9, 32)').first().waitFor();
    await finished(session.panel());
    await runCommand(page, 'Convscope: Save Output as .npy…');
    await quickInput(page).box.locator('.monaco-list-row', { hasText: 'Whole output' }).click();
    const bytes = await accept(OUTPUT);
    expect(bytes).toHaveLength(128 + 4 * 5 * 9 * 32);
    cpSync(path.join(session.folder, OUTPUT), path.join(EXPORTS, 'output.npy'));
    expect(session.complaints).toEqual([]);
  });
});
