import { writeFile } from 'node:fs/promises';

/**
 * Photographs another layer beside a pinned one, and leaves the panel as it was.
 * @param {import('./panel-parts.mjs').Camera} camera
 * @param {object} scene
 * @param {string} scene.settingsFile of the workspace, where the other layer is described
 * @param {string} scene.settings what stands in there otherwise
 * @param {(shootAll: (name: string) => Promise<void>) => Promise<void>} scene.inEveryTheme
 */
export async function shootComparison({ panel, shoot, show }, { settingsFile, settings, inEveryTheme }) {
  await panel.getByRole('button', { name: 'Pin as A' }).click();
  await panel.locator('.compare-summary').waitFor();
  const other = { ...JSON.parse(settings), 'convscope.conv2d.kernelInitializer': 'he_normal' };
  await writeFile(settingsFile, JSON.stringify(other));
  await panel.locator('.difference').nth(1).waitFor({ timeout: 60_000 });
  await inEveryTheme(async (name) => {
    await show('#compare');
    await shoot(`${name}-compare`);
    await show('.compared-tables');
    await shoot(`${name}-compare-tables`);
  });
  await panel.getByRole('button', { name: 'Unpin' }).click();
  await writeFile(settingsFile, settings);
  await panel.locator('h1', { hasText: 'he_normal' }).waitFor({ state: 'detached' });
  await panel.locator('.running').waitFor({ state: 'hidden', timeout: 60_000 });
}
