import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../scripts/vscode/workbench.mjs';
import { finished, pickFile, quickInput, type Session, startSession } from './session';

const SOBEL = 'Constant(value=[[[[-1]], [[0]], [[1]]], [[[-2]], [[0]], [[2]]], [[[-1]], [[0]], [[1]]]])';

describe('the call in the panel', () => {
  let session: Session;

  beforeAll(async () => {
    session = await startSession({ 'convscope.conv2d.filters': 4, 'convscope.presets': {} });
    await runCommand(session.page(), 'Convscope: Inspect Conv2D');
    await pickFile(session.page(), 'small.png');
    await finished(session.panel());
  });

  afterEach(({ task }) => session.shoot(task));
  afterAll(async () => {
    expect(session.complaints).toEqual([]);
    await session.close();
  });

  /** Closing one quick input gives the focus back to the panel, which may come after the next one has opened. */
  const enter = (text: string): Promise<void> =>
    expect
      .poll(async () => {
        await quickInput(session.page()).input.fill(text);
        return quickInput(session.page()).input.inputValue();
      })
      .toBe(text);

  const shape = (step: string): Promise<string> =>
    session.panel().locator(`[data-step=${step}] .shape`).first().innerText();

  it('changes the shapes while one types, runs in the pause, and writes the settings', async () => {
    const panel = session.panel();
    await panel.getByLabel('filters=').fill('6');
    await panel.getByLabel('kernel_size, height').fill('3');
    await panel.getByLabel('padding=').selectOption('same');
    await expect.poll(() => shape('output')).toBe('(1, 8, 12, 6)');
    await finished(panel);
    await panel.locator('.maps > li').nth(5).waitFor();
    expect(await panel.locator('.maps > li').count()).toBe(6);
    expect(await panel.locator('h1').innerText()).toBe("Conv2D(filters=6, kernel_size=(3, 4), padding='same')");
    // Filters were kept in the workspace; all else goes to the user's settings.
    expect(session.workspaceSettings()).toEqual({ 'convscope.conv2d.filters': 6, 'convscope.presets': {} });
  });

  it('says in Keras’ words what is wrong, keeps the last good result, and writes nothing', async () => {
    const panel = session.panel();
    await panel.getByLabel('filters=').fill('0');
    await panel
      .locator('.call .problem', { hasText: 'Expected a strictly positive value. Received filters=0.' })
      .waitFor();
    expect(await panel.getByLabel('filters=').getAttribute('aria-invalid')).toBe('true');
    expect(await shape('output')).toBe('(1, 8, 12, 6)');
    expect(await panel.locator('.maps > li').count()).toBe(6);
    expect(session.workspaceSettings()).toMatchObject({ 'convscope.conv2d.filters': 6 });
    // A second change goes on from the first one.
    await panel.getByLabel('kernel_size, width').fill('3');
    await panel.locator('.call .problem', { hasText: 'filters=0' }).waitFor();
    await panel.getByLabel('filters=').fill('5');
    await expect.poll(() => panel.locator('h1').innerText()).toContain('filters=5, kernel_size=(3, 3)');
    await expect.poll(() => session.workspaceSettings()).toMatchObject({ 'convscope.conv2d.filters': 5 });
    await finished(panel);
  });

  it('follows the settings and the quick picks, but for what is being typed', async () => {
    const panel = session.panel();
    session.setWorkspaceSettings({ 'convscope.conv2d.filters': 7, 'convscope.presets': {} });
    await panel.getByLabel('filters=').blur();
    await panel.locator('h1', { hasText: 'filters=7' }).waitFor();
    expect(await panel.getByLabel('filters=').inputValue()).toBe('7');
    await runCommand(session.page(), 'Convscope: Apply a Preset…');
    const { box } = quickInput(session.page());
    await enter('strided');
    const row = box.getByRole('option', { name: '3 × 3 strided' });
    await row.filter({ hasText: 'output (1, 4, 6, 32)' }).click();
    await panel.locator('h1', { hasText: 'strides=(2, 2)' }).waitFor();
    await finished(panel);
    expect(await panel.getByLabel('strides, width').inputValue()).toBe('2');
    expect(await panel.getByLabel('Preset').inputValue()).toBe('layer strided');
    expect(await shape('output')).toBe('(1, 4, 6, 32)');
  });

  it('takes a classic kernel, whose numbers can be edited cell by cell', async () => {
    const panel = session.panel();
    await panel.getByLabel('Preset').selectOption({ label: 'Sobel, vertical edges' });
    await expect.poll(() => panel.locator('h1').innerText()).toContain(SOBEL);
    const cell = panel.getByLabel('Weight in row 1, column 2');
    expect(await cell.inputValue()).toBe('2');
    await cell.fill('2.5');
    await expect.poll(() => panel.locator('h1').innerText()).toContain('[[2.5]]');
    await finished(panel);
    // The numbers that the layer was called with, not those of the call.
    await panel.locator('.kernels').scrollIntoViewIfNeeded();
    await panel.getByLabel('Show', { exact: true }).selectOption('numbers');
    await expect
      .poll(() => panel.locator('.kernels table').first().locator('td').allInnerTexts())
      .toEqual(['-1.0000', '0', '1.0000', '-2.0000', '0', '2.5000', '-1.0000', '0', '1.0000']);
  });

  it('keeps the layer as a preset of one’s own', async () => {
    const panel = session.panel();
    const { box } = quickInput(session.page());
    await panel.getByRole('button', { name: 'Save as Preset…' }).click();
    await enter('Steep Sobel');
    await session.page().keyboard.press('Enter');
    await expect
      .poll(() => session.workspaceSettings())
      .toMatchObject({
        'convscope.presets': { 'Steep Sobel': { filters: 3, groups: 3, useBias: false, padding: 'same' } },
      });
    await expect.poll(() => panel.getByLabel('Preset').inputValue()).toBe('own Steep Sobel');
    await panel.getByLabel('Preset').selectOption({ label: "The tutorial's layer" });
    await expect.poll(() => panel.locator('h1').innerText()).toBe('Conv2D(filters=32, kernel_size=(4, 4))');
    await panel.getByLabel('Preset').selectOption({ label: 'Steep Sobel' });
    await expect.poll(() => panel.locator('h1').innerText()).toContain('[[2.5]]');
    await finished(panel);
    await runCommand(session.page(), 'Convscope: Apply a Preset…');
    await enter('Steep');
    const row = box.getByRole('option', { name: 'Steep Sobel' });
    await row.hover();
    await row.getByRole('button', { name: 'Remove this Preset' }).click();
    await row.waitFor({ state: 'detached' });
    await session.page().keyboard.press('Escape');
    await expect.poll(() => session.workspaceSettings()).toMatchObject({ 'convscope.presets': {} });
  });
});
