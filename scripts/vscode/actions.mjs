// What a user does in the workbench, for tests and screenshots.
/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {keyof typeof THEMES} Theme
 */

/** Labels of VS Code's own themes, with the class that each kind of theme gives to the workbench. */
const THEMES = {
  'Dark Modern': 'vs-dark',
  'Light Modern': 'vs',
  'Dark High Contrast': 'hc-black',
  'Light High Contrast': 'hc-light',
};

/**
 * Opens a menu or list again and again until it holds the item: just after the start it lacks what extensions add, and
 * while another one is closing it closes with it.
 * @param {Page} page
 * @param {Locator} item
 * @param {() => Promise<void>} open
 */
async function chooseFrom(page, item, open) {
  for (let attempt = 1; ; attempt++) {
    try {
      await open();
      await item.waitFor({ timeout: 3000 });
      break;
    } catch (error) {
      if (attempt === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
  // VS Code's menus let a click pass without effect in their first tenth of a second.
  await page.waitForTimeout(200);
  await item.click();
}

/**
 * Runs a command by its title in the command palette.
 * @param {Page} page
 * @param {string} title with its category, e.g. "View: Close All Editors"
 */
export async function runCommand(page, title) {
  const palette = page.locator('.quick-input-widget');
  const label = page.locator('.label-name').getByText(title, { exact: true });
  // The row is clicked, because Enter would take the one that happens to be on top.
  await chooseFrom(page, palette.locator('.monaco-list-row').filter({ has: label }).first(), async () => {
    await page.keyboard.press('F1');
    await palette.locator('input.input').fill(`>${title}`, { timeout: 3000 });
  });
}

/**
 * A file or folder in the explorer.
 * @param {Page} page
 * @param {string} name
 * @returns {Locator}
 */
export function explorerRow(page, name) {
  return page.locator('.explorer-folders-view').getByRole('treeitem', { name, exact: true });
}

/**
 * Opens the context menu of a row and chooses an item.
 * @param {Page} page
 * @param {Locator} row
 * @param {string} itemName
 */
export async function contextMenu(page, row, itemName) {
  await chooseFrom(page, page.getByRole('menuitem', { name: itemName }), () => row.click({ button: 'right' }));
}

/**
 * The document of the visible panel; the preview of an image is a webview, too.
 * @param {Page} page
 */
export function panelFrame(page) {
  const outer = page.locator('iframe.webview.ready[src*="extensionId=convscope.convscope"]').filter({ visible: true });
  return outer.contentFrame().frameLocator('iframe#active-frame');
}

/**
 * Changes the colour theme as a user does. (VS Code misses some changes that others make to its settings file.)
 * @param {Page} page
 * @param {Theme} label as the theme picker shows it
 */
export async function setTheme(page, label) {
  await runCommand(page, 'Preferences: Color Theme');
  const picker = page.locator('.quick-input-widget');
  await picker.locator('input[placeholder^="Select Color Theme"]').fill(label);
  await picker.getByRole('option', { name: label }).first().click();
  await page.locator(`.monaco-workbench.${THEMES[label]}`).waitFor();
  await picker.waitFor({ state: 'hidden' });
}
