/**
 * @typedef {object} Camera
 * @property {import('playwright-core').FrameLocator} panel
 * @property {(name: string) => Promise<void>} shoot
 * @property {(selector: string) => Promise<void>} show
 */

/**
 * Photographs every part of the finished panel once.
 * @param {Camera} camera
 * @param {string} name begins the names of the pictures
 */
export async function shootParts({ panel, shoot, show }, name) {
  await show('main');
  await shoot(`${name}-panel`);
  await panel.locator('[data-step=output]').click();
  await show('.story');
  await shoot(`${name}-output`);
  await show('.volumes');
  await shoot(`${name}-volumes`);
  await panel.locator('[data-step=image]').click();
  await show('#lifecycle-title');
  await shoot(`${name}-lifecycle`);
  await show('#kernels-title');
  await panel
    .locator('.kernels canvas')
    .nth(5)
    .hover({ position: { x: 20, y: 30 } });
  await shoot(`${name}-kernels`);
  await show('#maps-title');
  await panel.getByLabel('Colours', { exact: true }).selectOption('viridis');
  await panel.locator('.maps > li').nth(1).click();
  await show('#maps-title');
  await shoot(`${name}-maps`);
  await panel.getByLabel('Colours', { exact: true }).selectOption('gray');
  await show('#cell-title');
  const image = panel.locator('.pointed-picture').first();
  await image.click({ position: { x: 175, y: 130 } });
  await shoot(`${name}-cell`);
  for (let step = 0; step < 10; step++) await image.press('+');
  await shoot(`${name}-zoom`);
  await image.press('0');
  await show('#statistics-title');
  await shoot(`${name}-statistics`);
}
