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
    const { box, input, title } = quickInput(page);
    const review = title.filter({ hasText: /^Configure Conv2D( \(6\/6\))?$/ });
    const more = title.filter({ hasText: 'Configure Conv2D: more' });
    await runCommand(page, 'Convscope: Configure Conv2D…');

    await step('filters');
    expect(await input.inputValue()).toBe('16');
    await message('Output: (1, 5, 9, 16)');
    await input.fill('0');
    await message('Expected a strictly positive value. Received filters=0.');
    await page.keyboard.press('Enter');
    await step('filters');
    await input.fill('1000000000');
    await message('is more than Convscope allows. Use at most 4096.');
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

    await step('activation');
    await box.getByRole('option', { name: 'relu', exact: false }).first().click();

    await review.waitFor();
    await box.getByText("padding='same', activation='relu')").waitFor();
    await box.getByRole('option', { name: 'More…' }).click();
    await more.waitFor();
    await box.getByRole('option', { name: 'dilation_rate' }).click();
    await step('dilation_rate');
    await input.fill('2');
    await message('not supported in conjunction with');
    await page.keyboard.press('Enter');
    // A refusal that another argument could mend may wait, but such a layer is not run.
    await more.waitFor();
    await box.getByRole('option', { name: 'Mend dilation_rate' }).click();
    await step('dilation_rate');
    await input.fill('1');
    await page.keyboard.press('Enter');
    await more.waitFor();
    await box.getByRole('option', { name: 'groups' }).click();
    await step('groups');
    await input.fill('3');
    await message('With 8 filters use groups=2 or 4, or with 3 groups use filters=6 or 9.');
    await box.getByRole('button', { name: 'Back' }).click();
    await more.waitFor();
    await box.getByRole('option', { name: 'use_bias' }).click();
    await step('use_bias');
    await box.getByRole('option', { name: 'False' }).click();
    await more.waitFor();
    await box.getByRole('option', { name: 'kernel_initializer' }).click();
    await step('kernel_initializer');
    await input.fill('RandomNormal(stddev=0.25');
    await box.getByRole('option', { name: 'Could not interpret initializer identifier' }).waitFor();
    await input.fill('RandomNormal(stddev=0.25)');
    await box.getByRole('option', { name: 'RandomNormal(stddev=0.25)', exact: true }).click();
    await more.waitFor();
    await box.getByRole('option', { name: 'Run this layer' }).click();
  });

  it('writes the settings where they were kept, and the open panel follows', async () => {
    const panel = session.panel();
    await panel.locator('h1', { hasText: 'filters=8' }).waitFor();
    await finished(panel);
    expect(await panel.locator('h1').innerText()).toBe(
      "Conv2D(filters=8, kernel_size=(3, 5), strides=(2, 2), padding='same', activation='relu', use_bias=False, kernel_initializer=RandomNormal(stddev=0.25))",
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
    await quickInput(session.page()).box.waitFor({ state: 'hidden' });
  });

  it('reads a layer from code, and says where the code is wrong', async () => {
    const page = session.page();
    const { input } = quickInput(page);
    await runCommand(page, 'Convscope: Configure from Python Code…');
    await quickInput(page).title.filter({ hasText: 'Configure Conv2D from Python Code' }).waitFor();
    await input.fill('x = layers.Conv2D(6, (4, 4) strides=2)(x)');
    await message('unexpected `strides`. Is a comma missing before it? (line 1, column 29)');
    await input.fill('x = layers.Conv2D(5, 3, groups=3)(x)');
    await message('Received: groups=3, filters=5.');
    await page.keyboard.press('Enter');
    // The value that is wrong is selected.
    await expect
      .poll(() =>
        input.evaluate((box: HTMLInputElement) => box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0)),
      )
      .toBe('3');
    await input.fill('x = layers.Conv2D(6, (3, 3), groups=3, padding="same", input_shape=(28, 28, 1))(x)');
    await message('Output: (1, 8, 12, 6) input_shape was left out: the image decides the shape.');
    await page.keyboard.press('Enter');
    const panel = session.panel();
    await panel.locator('h1', { hasText: 'groups=3' }).waitFor();
    await finished(panel);
    expect(await panel.locator('.shape').nth(4).innerText()).toBe('(3, 3, 1, 6)');
    // Depthwise: every filter has one picture, of the channel of its group.
    await panel.locator('.kernels').scrollIntoViewIfNeeded();
    await expect
      .poll(() => panel.locator('.kernels figcaption').allInnerTexts())
      .toEqual(['blue', 'blue', 'green', 'green', 'red', 'red']);
    expect(await panel.locator('.maps > li').count()).toBe(6);
  });

  it('shows the layer before and after its first call', async () => {
    const panel = session.panel();
    const before = panel.locator('[data-state="before"]');
    const after = panel.locator('[data-state="after"]');
    expect(await before.innerText()).toContain(
      "You tried to call `count_params` on layer 'conv2d', but the layer isn't built.",
    );
    expect(await before.locator('.summary').innerText()).toContain('0 (unbuilt)');
    expect(await after.innerText()).toContain('[(3, 3, 1, 6), (6,)]');
    expect(await after.locator('.summary').innerText()).toContain('Total params: 60 (240.00 B)');
  });

  it('pins the seed that was drawn', async () => {
    const panel = session.panel();
    const origin = panel.locator('.origin');
    const seed = Number(/seed (\d+)/.exec(await origin.innerText())?.[1]);
    await origin.getByRole('button', { name: 'Pin Seed' }).click();
    await panel
      .locator('.origin', { hasText: `seed ${seed}, as Keras on TensorFlow draws them; the settings fix it.` })
      .waitFor();
  });

  it('copies the layer as a program', async () => {
    const page = session.page();
    const panel = session.panel();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const [name, code] of [
      ['Keras', 'layer = keras.layers.Conv2D('],
      ['PyTorch', 'layer = nn.Conv2d('],
      ['TensorFlow.js', 'tf.layers.conv2d({'],
    ] as const) {
      await panel.getByRole('button', { name: `Copy as ${name}`, exact: true }).click();
      await page.locator('.notification-toast', { hasText: `The layer was copied as ${name} code.` }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(code);
      expect(copied).toContain(path.join(session.folder, 'small.png'));
      expect(copied).toMatch(/seed(=|\(|: )\d+/);
    }
  });

  it('says in the panel what is wrong with a setting, with a way to mend it, and keeps the last good result', async () => {
    writeFileSync(path.join(session.folder, '.vscode/settings.json'), '{ "convscope.conv2d.filters": "many" }');
    const panel = session.panel();
    await panel.locator('.notice.error').waitFor();
    expect(await panel.locator('.notice').innerText()).toContain("must be an integer. Received filters='many'");
    expect(await panel.locator('.notice').innerText()).toContain('The last good result is still shown.');
    expect(await panel.locator('.maps > li').count()).toBe(6);
    expect(await panel.locator('.field.wrong label').innerText()).toBe('filters=');
    expect(await panel.locator('.call .problem').innerText()).toContain('Use a whole number from 1 to 4096.');
    await panel.getByRole('button', { name: 'Open Settings' }).click();
    await session.page().locator('.settings-editor').getByText('Convscope').first().waitFor();
  });
});
