import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../scripts/checkWords.mjs';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { closeAllEditors, finished, quickInput, type Session, startSession } from './session';
import { englishFinder, type FindEnglish, read, spokenTexts } from './spoken';

describe.each(LANGUAGES)('in %s', (locale) => {
  let session: Session;
  let englishIn: FindEnglish;
  let manifestWord: (key: string) => string;
  beforeAll(async () => {
    englishIn = englishFinder(locale);
    const words = read(`package.nls.${locale}.json`);
    manifestWord = (key) => words[key] ?? '';
    session = await startSession(undefined, {}, locale);
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'test_1.jpg'), manifestWord('command.inspect.title'));
    await finished(session.panel());
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  const run = (command: string): Promise<void> =>
    runCommand(session.page(), `Convscope: ${manifestWord(`command.${command}.title`)}`);
  /** What the open quick pick or input box says once it holds something. */
  const dialogue = async (): Promise<readonly string[]> => {
    const { box } = quickInput(session.page());
    const parts = box.locator('.quick-input-title, .quick-input-filter, .quick-input-message, .monaco-list-row');
    // Rows are used again, and keep what they showed before, hidden.
    return spokenTexts(parts, 'visible');
  };
  const close = async (): Promise<void> => {
    await session.page().keyboard.press('Escape');
    await quickInput(session.page()).box.waitFor({ state: 'hidden' });
  };

  it('has no English left in the panel', async () => {
    const panel = session.panel();
    expect(await panel.locator('html').getAttribute('lang')).toBe(locale);
    const root = panel.locator('#root');
    const heard = new Set<string>();
    const listen = async (): Promise<void> => {
      for (const text of await spokenTexts(root)) heard.add(text);
    };
    await listen();
    for (const tab of await root.getByRole('tab').all()) {
      await tab.click();
      await listen();
    }
    for (const closed of await root.locator('details:not([open]) > summary').all()) await closed.click();
    for (const closed of await root.locator('button[aria-expanded=false]:visible').all()) await closed.click();
    await root.locator('.maps > li').first().scrollIntoViewIfNeeded();
    await root.locator('.maps > li canvas').first().click();
    await root.locator('.kernels > li').first().scrollIntoViewIfNeeded();
    await root.locator('.kernels > li canvas').first().hover();
    await listen();
    expect(heard.size).toBeGreaterThan(100);
    expect(englishIn([...heard])).toEqual([]);
  });

  it('has no English left in the views and their hovers', async () => {
    const page = session.page();
    await page.locator('.activitybar [aria-label^="Convscope"]').first().click();
    const views = page.locator('.sidebar .pane');
    await views.locator('.monaco-list-row').nth(6).waitFor();
    const titles = await views.locator('.pane-header .title').allInnerTexts();
    expect(titles.map((title) => title.toLowerCase())).toEqual(
      ['view.tensors.name', 'view.history.name'].map((key) => manifestWord(key).toLowerCase()),
    );
    const rows = views.locator('.monaco-list-row');
    const texts = [...(await spokenTexts(rows)), ...(await spokenTexts(page.locator('.tabs-container .tab')))];
    expect(englishIn(texts)).toEqual([]);
    for (const row of [0, 1, 2, 3, 4, 5, 6, 7]) {
      await page.mouse.move(700, 940);
      await page.locator('.workbench-hover-container').waitFor({ state: 'hidden' });
      await rows.nth(row).hover();
      const hover = page.locator('.workbench-hover-container .hover-contents').first();
      await hover.waitFor();
      expect(englishIn(await spokenTexts(hover))).toEqual([]);
    }
    await page.mouse.move(700, 940);
  });

  it('has no English left in the menu of a step and in the status bar', async () => {
    const page = session.page();
    const status = page.locator('.statusbar-item[id*="convscope"]');
    expect(englishIn(await spokenTexts(status))).toEqual([]);
    await page.locator('.sidebar .pane .monaco-list-row').nth(4).click({ button: 'right' });
    const items = page.getByRole('menuitem', { name: manifestWord('command.saveTensor.title') });
    await items.waitFor();
    const menu = await page.getByRole('menuitem').allInnerTexts();
    expect(englishIn(menu)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('has no English left in the steps of the configuration', async () => {
    const page = session.page();
    const { title } = quickInput(page);
    await run('configure');
    for (const name of ['filters', 'kernel_size', 'strides', 'padding', 'activation']) {
      await title.filter({ hasText: name }).waitFor();
      expect(englishIn(await dialogue())).toEqual([]);
      await page.keyboard.press('Enter');
    }
    await title.filter({ hasText: '6/6' }).waitFor();
    expect(englishIn(await dialogue())).toEqual([]);
    await page.locator('.quick-input-widget .monaco-list-row').nth(1).click();
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'data_format' }).first().waitFor();
    expect(englishIn(await dialogue())).toEqual([]);
    for (const name of ['data_format', 'dilation_rate', 'groups', 'use_bias', 'kernel_initializer', 'seed', 'name']) {
      const row = page.locator('.quick-input-widget .monaco-list-row', {
        has: page.locator('.label-name').getByText(name, { exact: true }),
      });
      const step = title.filter({ hasText: new RegExp(`\\b${name}$`) });
      // While the list before it fades, VS Code lets a click pass without effect.
      await expect
        .poll(async () => {
          if (!(await step.isVisible())) await row.click({ timeout: 1000 }).catch(() => undefined);
          return step.isVisible();
        })
        .toBe(true);
      expect(englishIn(await dialogue())).toEqual([]);
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'data_format' }).first().waitFor();
    }
    await close();
  });

  it.each([
    'configureFromCode',
    'loadLike',
    'applyPreset',
    'savePreset',
    'saveOutput',
    'copyTableAsCsv',
    'savePicture',
  ])('has no English left in what %s asks', async (command) => {
    await run(command);
    const { title, box } = quickInput(session.page());
    await title.filter({ visible: true }).waitFor();
    // The commands of the palette, with VS Code's own English beside them, stay until there are others.
    await box.getByText('Convscope: ').filter({ visible: true }).first().waitFor({ state: 'detached' });
    await box.locator('.quick-input-progress.active').waitFor({ state: 'hidden' });
    await expect.poll(dialogue).not.toEqual([]);
    expect(englishIn(await dialogue())).toEqual([]);
    await close();
  });

  it('has no English left in the hover over the path of an image', async () => {
    const page = session.page();
    writeFileSync(path.join(session.folder, 'paths.txt'), 'small.png');
    await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    await explorerRow(page, 'paths.txt').dblclick();
    await page.locator('.monaco-editor .view-line').getByText('small.png').hover();
    const hover = page.locator('.monaco-hover-content', { hasText: 'cv2.imread' }).first();
    await hover.waitFor();
    expect(englishIn(await spokenTexts(hover))).toEqual([]);
  });

  it('has no English left where an image is pasted', async () => {
    await run('inspectClipboard');
    const root = session.panel().locator('#root');
    await root.locator('button').first().waitFor();
    const texts = await spokenTexts(root);
    await closeAllEditors(session.page());
    expect(englishIn(texts)).toEqual([]);
  });

  it('says in it what is wrong with a file', async () => {
    const page = session.page();
    await contextMenu(page, explorerRow(page, 'notes.jpg'), manifestWord('command.inspect.title'));
    await session.panel().locator('.notice.error .message').waitFor();
    expect(englishIn(await spokenTexts(session.panel().locator('#root')))).toEqual([]);
  });
});
