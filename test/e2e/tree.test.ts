import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow } from '../../scripts/vscode/workbench.mjs';
import { finished, pickFile, type Session, startSession } from './session';

describe('the Tensors view', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  it('welcomes with what to begin with when nothing is inspected', async () => {
    const page = session.page();
    await page.locator('.activitybar [aria-label^="Convscope"]').first().click();
    const button = page.locator('.welcome-view').getByRole('button', { name: 'Inspect an Image…' });
    await button.waitFor();
    const tensors = page.locator('.pane', { has: page.getByRole('button', { name: /^Tensors/ }) });
    expect(await tensors.locator('.welcome-view').getByRole('button').allInnerTexts()).toEqual([
      'Inspect an Image…',
      'Open Sample Image',
      'Get started',
    ]);
    await button.click();
    await pickFile(page, 'test_1.jpg');
    await finished(session.panel());
  });

  it('lists the steps with their shapes', async () => {
    const rows = session
      .page()
      .locator('.pane', { has: session.page().getByRole('button', { name: /^Tensors/ }) })
      .locator('.monaco-list-row');
    const texts = async (): Promise<string[]> =>
      (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
    await expect
      .poll(texts)
      .toEqual([
        'Input image(725, 1280, 3) uint8',
        'Batch(1, 725, 1280, 3) uint8',
        'Cast to float32(1, 725, 1280, 3) float32',
        'Layer before its first call[]',
        'Kernel(4, 4, 3, 32) float32',
        'Bias(32,) float32',
        'Output(1, 722, 1277, 32) float32',
      ]);
  });

  it.each([
    ['Kernel', 'height 4 rows of the kernel', '1,536 values', true],
    ['Output', 'filters 32 feature maps: one for each filter', '725 - 4 + 1 = 722', true],
    ['Bias', 'filters 32 filters: one number each', '1,536 + 32 = 1,568', false],
  ])('tells the story of %s in a hover', async (name, axis, formula, hasPicture) => {
    const page = session.page();
    await page.mouse.move(700, 940);
    await page.getByRole('treeitem', { name: new RegExp(`^${name},`) }).hover();
    const hover = page.locator('.workbench-hover-container .hover-contents', { hasText: name }).first();
    await hover.waitFor();
    expect(await hover.locator('strong').first().innerText()).toBe(name);
    expect(await hover.innerText()).toContain(axis);
    expect(await hover.innerText()).toContain(formula);
    // The first one is the drawing of the axes.
    expect(await hover.locator('img').count()).toBe(hasPicture ? 2 : 1);
    if (hasPicture) {
      const width = await hover
        .locator('img')
        .last()
        .evaluate(async (image) => {
          if (!(image instanceof HTMLImageElement)) throw new Error('not an image');
          await image.decode();
          return image.naturalWidth;
        });
      expect(width).toBeGreaterThan(200);
    }
    await page.mouse.move(700, 940);
    await hover.waitFor({ state: 'hidden' });
  });

  it('brings a step into view in the panel', async () => {
    const page = session.page();
    await page.getByRole('treeitem', { name: /^Output,/ }).click();
    const output = session.panel().locator('[data-step=output]');
    await expect.poll(() => output.evaluate((step) => step === document.activeElement)).toBe(true);
  });

  it('says what is wrong with a file where one looks', async () => {
    const page = session.page();
    await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    await contextMenu(page, explorerRow(page, 'notes.jpg'), 'Inspect Conv2D');
    const notice = session.panel().locator('.notice.error');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('notes.jpg is a text, not a picture');
    expect(await notice.innerText()).toContain('Choose the picture itself.');
    await page.locator('.activitybar [aria-label^="Convscope"]').first().click();
    await page.locator('.pane-body .message', { hasText: 'notes.jpg is a text, not a picture' }).first().waitFor();
  });
});
