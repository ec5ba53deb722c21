import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { closeAllEditors, finished, pickFile, quickInput, type Session, startSession } from './session';

const SHAPES = [
  '(725, 1280, 3)',
  '(1, 725, 1280, 3)',
  '(1, 725, 1280, 3)',
  '[]',
  '(4, 4, 3, 32)',
  '(32,)',
  '(1, 722, 1277, 32)',
];

/** The slower backend, so that there is time to look while it runs. */
const CPU = { 'convscope.backend': 'cpu' };

describe('the panel', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession(CPU);
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  it('opens by right-click on an image, with all shapes while the layer still runs', async () => {
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    const panel = session.panel();
    await panel.locator('[data-step=output] .shape').waitFor();
    expect(await panel.locator('.shape').allInnerTexts()).toEqual(SHAPES);
    expect(await panel.getByRole('progressbar').count()).toBe(1);
    expect(await panel.getByRole('button', { name: 'Cancel' }).count()).toBe(1);
  });

  it('shows pictures of the feature maps while they are still being refined, and how far it is', async () => {
    const panel = session.panel();
    await panel.locator('.maps > li').first().waitFor();
    expect(await panel.getByRole('region', { name: 'Feature maps' }).innerText()).toContain('of all rows');
    expect(await panel.getByRole('progressbar').getAttribute('aria-valuenow')).toMatch(/^\d+$/);
    expect(await panel.locator('.stage').innerText()).toMatch(/^Calling the layer, \d+ %…$/);
    expect(await panel.getByRole('button', { name: 'Save as .npy…' }).isDisabled()).toBe(true);
  });

  it("shows axes, dtype, bytes and the arithmetic with the image's own numbers", async () => {
    const panel = session.panel();
    const output = panel.locator('[data-details=output]');
    expect(await output.textContent()).toContain('725 - 4 + 1 = 722');
    expect(await output.textContent()).toContain('1280 - 4 + 1 = 1277');
    expect(await output.textContent()).toContain('118,015,232 bytes');
    expect(await panel.locator('[data-details=cast]').textContent()).toContain('11,136,000 bytes');
    expect(await panel.locator('[data-details=image] .axes').innerText()).toContain('725 rows of pixels');
    expect(await panel.locator('[data-details=layer]').textContent()).toContain('get_weights() is []');
    expect(await panel.locator('h1').innerText()).toBe('Conv2D(filters=32, kernel_size=(4, 4))');
  });

  it('then shows kernels and feature maps as pictures', async () => {
    const panel = session.panel();
    await finished(panel);
    expect(await panel.locator('.origin').innerText()).toMatch(/TensorFlow\.js 4\.22\.0, CPU backend/);
    expect(await panel.locator('.kernels > li').count()).toBe(32);
    expect(await panel.locator('.maps > li').count()).toBe(32);
    await panel.locator('.kernels > li').first().scrollIntoViewIfNeeded();
    // Crisp: a kernel of 4 x 4 is drawn in 16 squares of one colour each.
    const colours = await panel
      .locator('.kernels > li')
      .first()
      .locator('canvas')
      .nth(1)
      .evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
        const { width, height } = canvas;
        const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
        const cell = width / 4;
        const at = (x: number, y: number): string => [0, 1, 2].map((i) => data[4 * (y * width + x) + i]).join();
        let mixed = 0;
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            if (at(x, y) !== at(Math.floor(x / cell) * cell, Math.floor(y / cell) * cell)) mixed++;
          }
        }
        return { mixed, cell, cssWidth: canvas.getBoundingClientRect().width * devicePixelRatio, width };
      });
    expect(colours.mixed).toBe(0);
    expect(Number.isInteger(colours.cell)).toBe(true);
    expect(colours.cssWidth).toBe(colours.width);
    await panel.locator('.maps > li').first().scrollIntoViewIfNeeded();
    // A feature map is a picture with contrast; its averages do not reach the ends of the range, which single values have.
    const levels = await panel
      .locator('.maps > li')
      .nth(7)
      .locator('canvas')
      .evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) throw new Error('not a canvas');
        const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return [...new Set(data.filter((_, index) => index % 4 === 0))].sort((a, b) => a - b);
      });
    expect(Number(levels.at(-1)) - Number(levels[0])).toBeGreaterThan(20);
    expect(levels.length).toBeGreaterThan(20);
  });

  it('shows the weights behind the pointer, and those of the focused filter', async () => {
    const panel = session.panel();
    await panel.locator('.kernels > li').first().scrollIntoViewIfNeeded();
    const canvas = panel.locator('.kernels > li').nth(1).locator('canvas').first();
    await canvas.waitFor();
    await canvas.hover({ position: { x: 45, y: 5 } });
    const numbers = panel.locator('.numbers');
    await numbers.waitFor();
    expect(await numbers.locator('.where').innerText()).toBe('Filter 1, row 0, column 3');
    expect(await numbers.locator('td').count()).toBe(48);
    const values = (await numbers.locator('td').allInnerTexts()).map(Number);
    expect(values.every((value) => Math.abs(value) <= 0.10351)).toBe(true);
    const least = await panel.locator('.kernels > li').nth(1).locator('.statistics dd').first().innerText();
    expect(Math.min(...values)).toBeCloseTo(Number(least), 4);

    await panel.locator('.kernels > li').first().press('ArrowRight');
    expect(
      await panel
        .locator('.kernels > li')
        .nth(1)
        .evaluate((tile) => tile === document.activeElement),
    ).toBe(true);
    expect(await numbers.locator('.where').innerText()).toBe('Filter 1');
  });

  it('comes back with its weights after a reload of the window', async () => {
    const seed = /seed (\d+)/.exec(await session.panel().locator('.origin').innerText())?.[1];
    expect(seed).toBeDefined();
    await session.reload();
    const panel = session.panel();
    await finished(panel);
    expect(await panel.locator('.shape').allInnerTexts()).toEqual(SHAPES);
    expect(await panel.locator('.origin').innerText()).toContain(`seed ${seed}`);
  });

  it('names the backend, and offers the other one', async () => {
    const panel = session.panel();
    await panel.getByRole('button', { name: 'Run on WASM' }).click();
    await panel.getByRole('button', { name: 'Run on CPU' }).waitFor({ timeout: 60_000 });
    const origin = await panel.locator('.origin').innerText();
    expect(origin).toMatch(/TensorFlow\.js 4\.22\.0, WASM backend, \d workers?\./);
    expect(origin).toContain('the image was decoded before');
  });

  it('shows a progress that can be cancelled for a run of more than a moment', async () => {
    const page = session.page();
    const panel = session.panel();
    const toast = page.locator('.notification-list-item', { hasText: 'Conv2D on test_1.jpg' });
    // That of the run before has nothing to cancel any more.
    await toast.waitFor({ state: 'detached' });
    // A longer run than usual, so that there is time to reach the button.
    session.setWorkspaceSettings({ ...CPU, 'convscope.conv2d.filters': 256 });
    await toast.waitFor();
    await toast.getByRole('button', { name: 'Cancel' }).click();
    await panel.locator('.notice').waitFor();
    expect(await panel.locator('.notice').innerText()).toContain('The last result is still shown.');
    await toast.waitFor({ state: 'detached' });
    session.setWorkspaceSettings(CPU);
    await panel.locator('.origin').waitFor({ timeout: 60_000 });
  });

  it('cancels a run on request and offers to repeat it', async () => {
    const panel = session.panel();
    await panel.locator('header').getByRole('button', { name: 'Run Again' }).click();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await panel.locator('.notice').waitFor();
    expect(await panel.locator('.notice').innerText()).toContain('The last result is still shown.');
    expect(await panel.locator('.kernels > li').count()).toBe(32);
    await panel.locator('.notice').getByRole('button', { name: 'Run Again' }).click();
    await panel.locator('.origin').waitFor({ timeout: 60_000 });
  });

  it('opens from the tab, from the title bar, and from the palette for the open image', async () => {
    const page = session.page();
    for (const open of [
      () => contextMenu(page, page.locator('.tab[data-resource-name="turned.jpg"]'), 'Inspect Conv2D'),
      () => page.locator('.editor-actions').getByRole('button', { name: 'Inspect Conv2D' }).click(),
      () => runCommand(page, 'Convscope: Inspect Conv2D'),
    ]) {
      await closeAllEditors(page);
      await explorerRow(page, 'turned.jpg').dblclick();
      // The preview takes the focus once it has loaded, and a menu that was open by then would close.
      await page.locator('.statusbar').getByText('24x40').waitFor();
      await open();
      await finished(session.panel());
      expect(await session.panel().locator('.file').innerText()).toContain('turned.jpg · JPEG · 24 × 40 pixels');
      expect(await session.panel().locator('.load .notes').innerText()).toContain('Turned by EXIF orientation 6.');
    }
  });

  it('asks for a file when no image is open', async () => {
    const page = session.page();
    await closeAllEditors(page);
    await runCommand(page, 'Convscope: Inspect Conv2D');
    await quickInput(page).title.filter({ hasText: 'Inspect Conv2D on an Image' }).waitFor();
    await pickFile(page, 'small.png');
    await finished(session.panel());
    expect(await session.panel().locator('.shape').last().innerText()).toBe('(1, 5, 9, 32)');
  });

  it('shows everything again after it was hidden behind another tab', async () => {
    const page = session.page();
    const panel = session.panel();
    await contextMenu(page, explorerRow(page, 'turned.jpg'), 'Inspect Conv2D');
    // The other panel is in front until then.
    await panel.locator('.file', { hasText: 'turned.jpg' }).waitFor();
    await page.locator('.tab', { hasText: 'Conv2D: small.png' }).click();
    await panel.locator('.file', { hasText: 'small.png' }).waitFor();
    await panel.locator('.origin').waitFor();
    expect(await panel.locator('.shape').last().innerText()).toBe('(1, 5, 9, 32)');
    expect(await panel.locator('.kernels > li').count()).toBe(32);
    expect(await panel.locator('.preview').isVisible()).toBe(true);
  });

  it.each([
    ['notes.jpg', 'notes.jpg is a text, not a picture.'],
    ['empty.jpg', 'empty.jpg is empty (0 bytes).'],
    ['truncated.png', 'truncated.png cannot be decoded: its PNG data is cut off'],
    ['drawing.png', 'drawing.png is an SVG drawing, made of shapes and not of pixels.'],
    ['huge.png', 'huge.png has 30,000 × 30,000 pixels, 900 megapixels. Convscope reads at most 200.'],
  ])('says what is wrong with %s, and what to do', async (name, message) => {
    const page = session.page();
    await contextMenu(page, explorerRow(page, name), 'Inspect Conv2D');
    const panel = session.panel();
    await panel.locator('.notice.error .message', { hasText: message }).waitFor();
    expect(await panel.locator('.notice .suggestion').innerText()).not.toBe('');
    expect(await panel.locator('.running').count()).toBe(0);
  });

  it('loads the image like another loader, chosen in the panel or from the list', async () => {
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'deep.jpg'), 'Inspect Conv2D');
    const panel = session.panel();
    // Another panel, with its own message, is in front until then.
    await panel.locator('.file', { hasText: 'deep.jpg' }).waitFor();
    await finished(panel);
    expect(await panel.locator('.load .notes').innerText()).toContain('its content is PNG');
    await panel.getByLabel('Load like').selectOption('cv2.imread unchanged');
    await panel.locator('.shape', { hasText: /^\(13, 17, 4\)$/ }).waitFor();
    await finished(panel);
    await panel.locator('.kernels > li').first().scrollIntoViewIfNeeded();
    await expect.poll(() => panel.locator('.kernels figcaption').allInnerTexts()).toContain('A');

    await runCommand(page, 'Convscope: Load Images Like…');
    const offer = page.locator('.quick-input-list-row', { hasText: 'tf.io.decode_image' }).first();
    await offer.waitFor();
    expect(await page.locator('.quick-input-list').innerText()).toContain(
      '(13, 17, 4) uint16: blue, green, red, alpha',
    );
    await page.keyboard.type('cv2.imread grayscale');
    await page.keyboard.press('Enter');
    await panel.locator('.shape', { hasText: /^\(13, 17\)$/ }).waitFor();
    await finished(panel);
    expect(await panel.getByLabel('Load like').inputValue()).toBe('cv2.imread grayscale');
    await panel.getByLabel('Load like').selectOption('cv2.imread');
    await panel.locator('.shape', { hasText: /^\(13, 17, 3\)$/ }).waitFor();
    await finished(panel);
  });

  it('offers a smaller copy of what is above the limit', async () => {
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'huge.png'), 'Inspect Conv2D');
    const notice = session.panel().locator('.notice.error');
    await notice.waitFor();
    expect(await notice.getByRole('button', { name: 'Raise the Limit…' }).isVisible()).toBe(true);
    await notice.getByRole('button', { name: 'Downscale' }).click();
    // Only the header claims so many pixels: what is said now is what is wrong with the file itself.
    await session.panel().locator('.notice.error .message', { hasText: 'huge.png cannot be decoded' }).waitFor();
  });

  it('is offered under Reopen Editor With…', async () => {
    const page = session.page();
    await closeAllEditors(page);
    await explorerRow(page, 'small.png').dblclick();
    await page.locator('.tab[data-resource-name="small.png"]').waitFor();
    await runCommand(page, 'View: Reopen Editor With...');
    await page.locator('.quick-input-list-row', { hasText: 'Convscope' }).first().click();
    await finished(session.panel());
    expect(await session.panel().locator('.shape').last().innerText()).toBe('(1, 5, 9, 32)');
  });

  it('is not offered for what is no image', async () => {
    const page = session.page();
    await explorerRow(page, 'album.jpg').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy Path' }).first().waitFor();
    expect(await page.getByRole('menuitem', { name: 'Inspect Conv2D' }).count()).toBe(0);
    await page.keyboard.press('Escape');
  });

  it('makes neither VS Code nor its own page complain', () => {
    expect(session.complaints).toEqual([]);
  });
});
