import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** Width of the recording in pixels: what a README shows. */
const WIDTH = 900;
const MILLISECONDS = 110;
/** Frames at the end, so that one can look at it before it begins again. */
const LAST = 12;

/**
 * Records how a cell is looked at: the window slides, another filter is chosen, and one goes closer to single values.
 * @param {object} scene
 * @param {import('playwright-core').Page} scene.page
 * @param {import('playwright-core').FrameLocator} scene.panel
 * @param {(selector: string) => Promise<void>} scene.show
 * @param {string} file
 */
export async function record({ page, panel, show }, file) {
  const frame = await panel.locator('html').boundingBox();
  if (!frame) throw new Error('The panel is not there.');
  /** @type {Buffer[]} */
  const frames = [];
  const take = async (times = 1) => {
    const shot = await sharp(await page.screenshot({ clip: frame }))
      .resize({ width: WIDTH })
      .png()
      .toBuffer();
    for (let time = 0; time < times; time++) frames.push(shot);
  };
  await panel.locator('.maps > li').first().click();
  await show('#maps-title');
  const image = panel.locator('.pointed-picture').first();
  const map = panel.locator('.pointed-picture').nth(1);
  await image.press('Escape');
  const box = await image.boundingBox();
  if (!box) throw new Error('The image is not there.');
  for (let step = 0; step <= 14; step++) {
    await page.mouse.move(box.x + box.width * (0.1 + 0.055 * step), box.y + box.height * (0.3 + 0.016 * step));
    await page.waitForTimeout(150);
    await take();
  }
  await page.mouse.click(box.x + box.width * 0.62, box.y + box.height * 0.42);
  for (const filter of [4, 7, 10]) {
    await panel.locator('.maps > li').nth(filter).click();
    await page.waitForTimeout(300);
    await take(6);
  }
  await map.focus();
  for (let step = 0; step < 12; step++) {
    await map.press('+');
    await page.waitForTimeout(280);
    await take();
  }
  for (let step = 0; step < 4; step++) {
    await map.press('ArrowRight');
    await page.waitForTimeout(200);
    await take(3);
  }
  await take(LAST);
  await map.press('0');
  const recording = await sharp(frames, { join: { animated: true } })
    .gif({ delay: frames.map(() => MILLISECONDS), colours: 128, effort: 7, interFrameMaxError: 4 })
    .toBuffer();
  await writeFile(file, recording);
}
