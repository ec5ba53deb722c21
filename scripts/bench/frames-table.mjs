import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { progress } from '../lib/run.mjs';
import { ensurePackaged } from '../package.mjs';
import { spread } from './numbers.mjs';

/** A screen of 60 hertz shows the next frame after 16.7 ms; later than this, one was left out. */
const LATE_MILLISECONDS = 25;
const MOVES = 240;
const REPETITIONS = 3;

/**
 * How evenly the panel's page draws while the pointer moves over a picture, in a real VS Code: a Markdown table.
 * @param {string} dir for what it writes
 * @param {string} sample the tutorial's picture
 */
export async function printFramesTable(dir, sample) {
  const vsix = await ensurePackaged();
  const { contextMenu, explorerRow, openWorkbench, panelFrame } = await import('../vscode/workbench.mjs');
  const folder = path.join(dir, 'frames');
  mkdirSync(folder);
  copyFileSync(sample, path.join(folder, 'tutorial.jpg'));
  progress('Measuring frames in VS Code…');
  const workbench = await openWorkbench({ vsix, folder, viewport: { width: 1600, height: 1000 } });
  try {
    const { page } = workbench;
    const panel = panelFrame(page);
    await contextMenu(page, explorerRow(page, 'tutorial.jpg'), 'Inspect Conv2D');
    await panel.locator('.origin').waitFor({ timeout: 60_000 });
    await panel.locator('#maps-title').evaluate((title) => title.scrollIntoView());
    await panel.locator('.channel').first().waitFor();
    const places = {
      'over the image, a dot product for every cell': panel.locator('.pointed-picture').first(),
      'over the feature map': panel.locator('.pointed-picture').nth(1),
      'over a text, for comparison': panel.locator('#maps-title + p'),
    };
    console.log('\n### Frames while the pointer moves\n');
    console.log('| pointer | frames a second | left out, % | longest frame, ms |');
    console.log('| --- | ---: | ---: | ---: |');
    for (const [name, place] of Object.entries(places)) {
      /** @type {number[][]} */
      const runs = [];
      for (let run = 0; run < REPETITIONS; run++) runs.push(await framesOver(page, place));
      const cell = (/** @type {(frames: number[]) => number} */ measure) => spread(runs.map(measure));
      const total = (/** @type {number[]} */ frames) => frames.reduce((sum, ms) => sum + ms, 0);
      const late = (/** @type {number[]} */ frames) => frames.filter((ms) => ms > LATE_MILLISECONDS).length;
      const cells = [
        cell((frames) => (1000 * frames.length) / total(frames)),
        cell((frames) => (100 * late(frames)) / frames.length),
        cell((frames) => Math.max(...frames)),
      ];
      console.log(`| ${name} | ${cells.join(' | ')} |`);
    }
  } finally {
    await workbench.close();
  }
}

/**
 * Milliseconds between frames while the pointer goes to and fro over an element.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} place
 * @returns {Promise<number[]>}
 */
async function framesOver(page, place) {
  const box = await place.boundingBox();
  if (!box) throw new Error('There is nothing to move over.');
  await page.mouse.move(box.x + 2, box.y + 2);
  const counting = place.evaluate(
    (_element, milliseconds) =>
      new Promise((/** @type {(frames: number[]) => void} */ resolve) => {
        /** @type {number[]} */
        const frames = [];
        const started = performance.now();
        let before = started;
        const next = (/** @type {number} */ now) => {
          frames.push(now - before);
          before = now;
          if (now - started < milliseconds) requestAnimationFrame(next);
          else resolve(frames.slice(1));
        };
        requestAnimationFrame(next);
      }),
    3000,
  );
  for (let move = 0; move < MOVES; move++) {
    const along = Math.abs(((move / 60) % 2) - 1);
    await page.mouse.move(box.x + 2 + (box.width - 4) * along, box.y + 2 + (box.height - 4) * (move / MOVES));
    await page.waitForTimeout(8);
  }
  return counting;
}
