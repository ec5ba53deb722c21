// `npm run pictures`: photographs the extension in a real VS Code, in every theme, wide and narrow; some are the README's.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CACHE, inRoot } from './lib/paths.mjs';
import { progress, runMain } from './lib/run.mjs';
import { ensurePackaged } from './package.mjs';
import { shootComparison } from './pictures/comparison.mjs';
import { shootParts } from './pictures/panel-parts.mjs';
import { record } from './pictures/recording.mjs';

const PICTURES = path.join(CACHE, 'pictures');
/** @type {{ label: import('./vscode/actions.mjs').Theme, name: string }[]} */
const THEMES = [
  { label: 'Light Modern', name: 'light' },
  { label: 'Dark High Contrast', name: 'contrast-dark' },
  { label: 'Light High Contrast', name: 'contrast-light' },
  { label: 'Dark Modern', name: 'dark' },
];

/** Those of the README, of the dark theme. */
const README_PICTURES = ['panel', 'output', 'volumes', 'kernels', 'maps', 'cell', 'zoom', 'statistics', 'compare'];

runMain(async () => {
  const vsix = await ensurePackaged();
  const { contextMenu, explorerRow, openWorkbench, panelFrame, runCommand, setTheme } =
    await import('./vscode/workbench.mjs');
  const folder = mkdtempSync(path.join(tmpdir(), 'convscope-pictures-'));
  cpSync(inRoot('test/fixtures/workspace'), folder, { recursive: true });
  cpSync(inRoot('media/sample'), folder, { recursive: true });
  await mkdir(path.join(folder, '.vscode'), { recursive: true });
  // The slower backend, so that there is something to see while it runs.
  const settingsFile = path.join(folder, '.vscode/settings.json');
  const settings = '{ "convscope.backend": "cpu" }';
  await writeFile(settingsFile, settings);
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const workbench = await openWorkbench({ vsix, folder, viewport: { width: 1600, height: 1000 } });
  const { page } = workbench;
  const panel = panelFrame(page);
  const tensors = page.locator('.activitybar [aria-label^="Convscope"]').first();
  const explorer = page.locator('.activitybar [aria-label^="Explorer"]').first();
  const calm = () => page.waitForTimeout(400);
  /** @param {string} name */
  const shoot = async (name) => {
    await calm();
    await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  };
  /** @param {string} selector */
  const show = (selector) =>
    panel
      .locator(selector)
      .first()
      .evaluate((element) => element.scrollIntoView());

  try {
    await setTheme(page, 'Dark Modern');
    await tensors.click();
    await page.locator('.welcome-view').first().waitFor();
    await shoot('dark-welcome');
    await explorer.click();
    await explorerRow(page, 'test_1.jpg').dblclick();
    await page.locator('.statusbar').getByText('1280x725').waitFor();
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
    await panel.locator('.running').waitFor();
    await panel.locator('.preview').waitFor();
    await shoot('dark-running');
    await panel.locator('.maps > li').first().waitFor();
    await show('#maps-title');
    await page.locator('.notification-list-item', { hasText: 'Conv2D on' }).waitFor();
    await shoot('dark-refining');
    await panel.locator('.origin').waitFor({ timeout: 60_000 });
    await show('main');
    await shoot('dark-beside');
    await panel.getByRole('button', { name: 'Run on WASM' }).click();
    await panel.getByRole('button', { name: 'Run on CPU' }).waitFor({ timeout: 60_000 });
    await page.locator('.tab[data-resource-name="test_1.jpg"]').click({ button: 'middle' });
    await tensors.click();

    for (const { label, name } of THEMES) {
      progress(`Taking pictures: ${label}…`);
      await setTheme(page, label);
      await shootParts({ panel, shoot, show }, name);
      for (const row of ['Kernel', 'Output']) {
        await page.getByRole('treeitem', { name: new RegExp(`^${row},`) }).hover();
        await page.locator('.workbench-hover-container .hover-contents', { hasText: row }).first().waitFor();
        await shoot(`${name}-hover-${row.toLowerCase()}`);
        await page.mouse.move(700, 890);
        await calm();
      }
    }

    progress('Comparing…');
    await shootComparison(
      { panel, shoot, show },
      {
        settingsFile,
        settings,
        inEveryTheme: async (shootAll) => {
          for (const { label, name } of THEMES) {
            await setTheme(page, label);
            await shootAll(name);
          }
        },
      },
    );

    progress('Recording…');
    await record({ page, panel, show }, inRoot('media/readme/cell.gif'));
    await panel.getByRole('button', { name: 'Save as .npy…' }).click();
    await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
    await shoot('dark-save');
    await page.keyboard.press('Escape');
    await runCommand(page, 'Convscope: Configure Conv2D…');
    await shoot('dark-configure');
    await page.locator('.quick-input-widget input.input').fill('0');
    await shoot('dark-configure-refused');
    await page.locator('.quick-input-widget input.input').fill('6');
    for (let step = 0; step < 5; step++) {
      await page.keyboard.press('Enter');
      await calm();
    }
    await shoot('dark-configure-review');
    await page.locator('.quick-input-widget').getByRole('option', { name: 'More…' }).click();
    await shoot('dark-configure-more');
    await page.locator('.quick-input-widget').getByRole('option', { name: 'kernel_initializer' }).click();
    await shoot('dark-configure-initializer');
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await runCommand(page, 'Convscope: Configure from Python Code…');
    await page.locator('.quick-input-title', { hasText: 'from Python Code' }).waitFor();
    const code = page.locator('.quick-input-widget input.input');
    await code.fill('x = layers.Conv2D(6, (3, 3), groups=5)(x)');
    await shoot('dark-code-refused');
    await code.fill("Conv2D(6, 3, groups=3, padding='same', activation='glu', data_format='channels_first')");
    await shoot('dark-code');
    await page.keyboard.press('Enter');
    await panel.locator('h1', { hasText: 'groups=3' }).waitFor();
    await panel.locator('.running').waitFor({ state: 'hidden', timeout: 60_000 });
    await show('main');
    await shoot('dark-depthwise');
    await panel.locator('[data-step=output]').click();
    await show('.story');
    await shoot('dark-depthwise-output');
    await show('#kernels-title');
    await shoot('dark-depthwise-kernels');
    await show('#cell-title');
    await shoot('dark-depthwise-cell');
    await show('#code-title');
    await shoot('dark-code-buttons');
    await writeFile(settingsFile, '{ "convscope.conv2d.groups": 5 }');
    await panel.locator('.field.wrong').waitFor();
    await show('main');
    for (const { label, name } of THEMES) {
      await setTheme(page, label);
      await shoot(`${name}-refused`);
    }
    await rm(settingsFile);
    await panel.locator('.notice').waitFor({ state: 'hidden' });

    await explorer.click();
    await contextMenu(page, explorerRow(page, 'truncated.png'), 'Inspect Conv2D');
    await panel.locator('.notice').waitFor();
    await shoot('dark-failed');
    await page.keyboard.press('Control+w');

    await page.setViewportSize({ width: 720, height: 900 });
    for (const { label, name } of THEMES) {
      progress(`Taking narrow pictures: ${label}…`);
      await setTheme(page, label);
      await shootParts({ panel, shoot, show }, `${name}-narrow`);
    }

    for (const name of README_PICTURES) {
      cpSync(path.join(PICTURES, `dark-${name}.png`), inRoot(`media/readme/${name}.png`));
    }
  } finally {
    await workbench.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(PICTURES);
});
