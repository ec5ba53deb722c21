import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, panelFrame, runCommand } from '../../scripts/vscode/workbench.mjs';
import { openWebWorkbench } from '../../scripts/vscode/web/workbench.mjs';
import { finished, quickInput } from './session';

const ROOT = path.join(__dirname, '..', '..');
const FAILURES = path.join(ROOT, '.vscode-test', 'failures');
/** One for each decoder that is loaded late. */
const LATE = {
  'avif-420-61x47.avif': 'AVIF',
  'tiff-rgb8-deflate-strips-40x24.tif': 'TIFF',
  'webp-lossy-15x33.webp': 'WebP',
};

describe('in a browser without a server', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'convscope-e2e-web-')), 'workspace');
  const complaints: string[] = [];
  let workbench: Awaited<ReturnType<typeof openWebWorkbench>>;
  let page: Page;
  const panel = (): FrameLocator => panelFrame(page);

  beforeAll(async () => {
    mkdirSync(folder);
    cpSync(path.join(ROOT, 'media/sample/test_1.jpg'), path.join(folder, 'test_1.jpg'));
    for (const name of Object.keys(LATE)) {
      cpSync(path.join(ROOT, 'test/fixtures/images', name), path.join(folder, name));
    }
    workbench = await openWebWorkbench({
      vsix: path.join(ROOT, 'dist/convscope.vsix'),
      folder,
      settings: { 'convscope.backend': 'wasm' },
      viewport: { width: 1500, height: 950 },
    });
    page = workbench.page;
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && /convscope|Content Security Policy/i.test(text)) complaints.push(text);
    });
  });
  afterEach(async ({ task: { name, result } }) => {
    if (result?.state !== 'fail') return;
    await page.screenshot({ path: path.join(FAILURES, `web-${name.replace(/\W+/g, '-')}.png`) });
  });
  afterAll(async () => {
    await workbench.close();
    rmSync(path.dirname(folder), { recursive: true, force: true });
  });

  it('shows the shapes and the pictures of the worked example, run by WebAssembly in workers', async () => {
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    await panel().locator('[data-step=output] .shape').waitFor();
    expect(await panel().locator('.shape').allInnerTexts()).toEqual([
      '(725, 1280, 3)',
      '(1, 725, 1280, 3)',
      '(1, 725, 1280, 3)',
      '[]',
      '(4, 4, 3, 32)',
      '(32,)',
      '(1, 722, 1277, 32)',
    ]);
    await finished(panel());
    expect(await panel().locator('.origin').innerText()).toMatch(/TensorFlow\.js 4\.22\.0, WASM backend/);
    expect(await panel().locator('.kernels > li').count()).toBe(32);
    expect(await panel().locator('.maps > li').count()).toBe(32);
    const map = panel().locator('.maps > li').nth(7);
    await map.scrollIntoViewIfNeeded();
    const levels = await map.locator('canvas').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return new Set(data.filter((_, index) => index % 4 === 0)).size;
    });
    expect(levels).toBeGreaterThan(20);
  });

  it('saves a feature map into the virtual workspace', async () => {
    await runCommand(page, 'Convscope: Save Output as .npy…');
    const { box, input } = quickInput(page);
    await box.locator('.monaco-list-row', { hasText: 'Feature map 1' }).first().click();
    const file = path.join(folder, 'map.npy');
    await expect.poll(() => input.inputValue()).toContain('.npy');
    await input.fill('/workspace/map.npy');
    await input.press('Enter');
    await expect.poll(() => existsSync(file), { timeout: 30_000 }).toBe(true);
    await page.locator('.notification-toast', { hasText: 'Saved (722, 1277)' }).waitFor();
    const bytes = readFileSync(file);
    expect(bytes.length).toBe(128 + 4 * 722 * 1277);
    expect(bytes.toString('latin1', 0, 128)).toContain("'shape': (722, 1277)");
  });

  it.each(Object.entries(LATE))('loads the decoder of %s when it is needed', async (name, format) => {
    await contextMenu(page, explorerRow(page, name), 'Inspect Conv2D');
    await panel()
      .locator('.file', { hasText: `${name} · ${format}` })
      .waitFor();
    await finished(panel());
    expect(await panel().locator('.notice').count()).toBe(0);
    expect(await panel().locator('.maps > li').count()).toBe(32);
  });

  it('makes neither VS Code nor its own page complain', () => {
    expect(complaints).toEqual([]);
  });
});
