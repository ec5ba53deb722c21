import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { finished, quickInput, type Session, startSession } from './session';

describe('Configure Conv2D…', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({ 'convscope.conv2d.filters': 16 });
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'small.png'), 'Inspect Conv2D');
    await finished(session.panel());
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  const step = async (name: string): Promise<void> => {
    await quickInput(session.page())
      .title.filter({ hasText: `Configure Conv2D: ${name}` })
      .waitFor();
  };
  const message = (text: string): Promise<void> =>
    session.page().locator('.quick-input-message', { hasText: text }).waitFor();

  it('walks through the arguments, shows the output shape, refuses what Keras refuses, and goes back', async () => {
    const page = session.page();
    const { box, input } = quickInput(page);
    await runCommand(page, 'Convscope: Configure Conv2D…');

    await step('filters');
    expect(await input.inputValue()).toBe('16');
    await message('Output: (1, 5, 9, 16)');
    await input.fill('0');
    await message('Expected a strictly positive value. Received filters=0.');
    await page.keyboard.press('Enter');
    await step('filters');
    await input.fill('1000000000');
    await message('Use a whole number from 1 to 4096.');
    await input.fill('8');
    await message('Output: (1, 5, 9, 8)');
    await page.keyboard.press('Enter');

    await step('kernel_size');
    expect(await input.inputValue()).toBe('4, 4');
    await box.getByRole('button', { name: 'Back' }).click();
    await step('filters');
    expect(await input.inputValue()).toBe('8');
    await page.keyboard.press('Enter');

    await step('kernel_size');
    await input.fill('3, 5');
    await message('Output: (1, 6, 8, 8)');
    await page.keyboard.press('Enter');

    await step('strides');
    await input.fill('2');
    await message('Output: (1, 3, 4, 8)');
    await page.keyboard.press('Enter');

    await step('padding');
    await box.getByRole('option', { name: 'same' }).getByText('output (1, 4, 6, 8)').waitFor();
    await box.getByRole('option', { name: 'same' }).click();

    await step('dilation_rate');
    await input.fill('2');
    await message('not supported in conjunction with');
    await page.keyboard.press('Enter');
    await step('dilation_rate');
    await input.fill('1');
    await page.keyboard.press('Enter');

    await step('activation');
    await box.getByRole('option', { name: 'relu', exact: false }).first().click();
    await step('use_bias');
    await box.getByRole('option', { name: 'False' }).click();
  });

  it('writes the settings where they were kept, and the open panel follows', async () => {
    const panel = session.panel();
    await panel.locator('h1', { hasText: 'filters=8' }).waitFor();
    await finished(panel);
    expect(await panel.locator('h1').innerText()).toBe(
      "Conv2D(filters=8, kernel_size=(3, 5), strides=(2, 2), padding='same', activation='relu', use_bias=False)",
    );
    expect(await panel.locator('.shape').allInnerTexts()).toEqual([
      '(8, 12, 3)',
      '(1, 8, 12, 3)',
      '(1, 8, 12, 3)',
      '[]',
      '(3, 5, 3, 8)',
      'None',
      '(1, 4, 6, 8)',
    ]);
    await panel.locator('.maps > li').nth(7).waitFor();
    // Filters were kept in the workspace; everything else had never been set and went to the user's settings.
    expect(session.workspaceSettings()).toEqual({ 'convscope.conv2d.filters': 8 });
  });

  it('changes nothing when it is left', async () => {
    const page = session.page();
    await runCommand(page, 'Convscope: Configure Conv2D…');
    await step('filters');
    await quickInput(page).input.fill('3');
    await page.keyboard.press('Enter');
    await step('kernel_size');
    await page.keyboard.press('Escape');
    await quickInput(page).box.waitFor({ state: 'hidden' });
    expect(session.workspaceSettings()).toEqual({ 'convscope.conv2d.filters': 8 });
  });

  it('is reached from the panel, too', async () => {
    await session.panel().locator('header').getByRole('button', { name: 'Configure…' }).click();
    await step('filters');
    await session.page().keyboard.press('Escape');
  });

  it('says in the panel what is wrong with a setting, with a way to mend it, and keeps the last good result', async () => {
    writeFileSync(path.join(session.folder, '.vscode/settings.json'), '{ "convscope.conv2d.filters": "many" }');
    const panel = session.panel();
    await panel.locator('.notice.error').waitFor();
    expect(await panel.locator('.notice').innerText()).toContain("must be an integer. Received filters='many'");
    expect(await panel.locator('.notice').innerText()).toContain('The last good result is still shown.');
    expect(await panel.locator('.maps > li').count()).toBe(8);
    await panel.getByRole('button', { name: 'Open Settings' }).click();
    await session.page().locator('.settings-editor').getByText('Convscope').first().waitFor();
  });
});
