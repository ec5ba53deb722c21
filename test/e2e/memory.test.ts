import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, runCommand } from '../../scripts/vscode/workbench.mjs';
import { closeAllEditors, finished, type Session, startSession } from './session';

const COMMAND = 'Convscope: Inspect Conv2D on Clipboard Image';

describe('an image that is no file', () => {
  let session: Session;
  let base64: string;
  beforeAll(async () => {
    session = await startSession();
    base64 = readFileSync(path.join(session.folder, 'small.png')).toString('base64');
    await session.page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  // Browsers let only the document with the focus write to the clipboard, and panels take the focus.
  const copyText = (text: string): Promise<void> =>
    session.page().evaluate(async (content) => {
      window.focus();
      await navigator.clipboard.writeText(content);
    }, text);
  const copyImage = (): Promise<void> =>
    session.page().evaluate(async (content) => {
      window.focus();
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      const image = new Blob([bytes], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
    }, base64);
  /** Opens the page to paste into. */
  const paste = async (): Promise<Locator> => {
    await runCommand(session.page(), COMMAND);
    const box = session.panel().getByRole('textbox');
    await box.waitFor();
    return box;
  };
  const shown = async (name: string): Promise<void> => {
    const panel = session.panel();
    await finished(panel);
    expect(await panel.locator('.file').innerText()).toContain(`${name} · PNG · 12 × 8 pixels`);
    expect(await panel.locator('.shape').last().innerText()).toBe('(1, 5, 9, 32)');
    await session.page().locator('.tab', { hasText: 'Paste an Image' }).waitFor({ state: 'detached' });
  };

  it('is pasted with the keyboard, without a click before', async () => {
    const page = session.page();
    await copyImage();
    const box = await paste();
    await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+V');
    // As the browser calls what is pasted.
    await shown('image.png');
  });

  it('is read from the clipboard by the button', async () => {
    await closeAllEditors(session.page());
    await copyImage();
    await paste();
    await session.panel().getByRole('button', { name: 'Read the Clipboard' }).click();
    await shown('clipboard.png');
  });

  it('is dropped on the page', async () => {
    await closeAllEditors(session.page());
    const box = await paste();
    await box.evaluate((element, content) => {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, base64);
    await shown('dropped.png');
  });

  it('is missed in words, and the page waits for the next try', async () => {
    await closeAllEditors(session.page());
    await copyText('only words');
    const box = await paste();
    await box.press('Control+V');
    const panel = session.panel();
    const alert = panel.getByRole('alert');
    await alert
      .filter({ hasText: 'The clipboard holds text, but no image. Copy an image, then paste again.' })
      .waitFor();
    expect(await box.inputValue()).toBe('');
    await panel.getByRole('button', { name: 'Read the Clipboard' }).click();
    await alert.filter({ hasText: 'There is no image on the clipboard. Copy one, then try again.' }).waitFor();
    await copyImage();
    await panel.getByRole('button', { name: 'Read the Clipboard' }).click();
    await shown('clipboard.png');
  });

  it('is taken from a path on the clipboard without any page', async () => {
    await closeAllEditors(session.page());
    await copyText(path.join(session.folder, 'small.png'));
    await runCommand(session.page(), COMMAND);
    await shown('small.png');
  });

  it('is found under the cursor of a text editor by right-click', async () => {
    const page = session.page();
    await closeAllEditors(page);
    writeFileSync(path.join(session.folder, 'note.md'), `![](data:image/png;base64,${base64})\n![](img.png)\n`);
    await explorerRow(page, 'note.md').dblclick();
    const text = page.locator('.monaco-editor .view-line');
    await contextMenu(page, text.filter({ hasText: 'data:image' }).first(), 'Inspect Conv2D on Image Under Cursor');
    await shown('data-uri.png');
    await contextMenu(page, text.filter({ hasText: 'img.png' }), 'Inspect Conv2D on Image Under Cursor');
    await page.locator('.notification-toast', { hasText: 'There is no image under the cursor.' }).waitFor();
  });

  it('makes neither VS Code nor its own page complain', () => {
    expect(session.complaints).toEqual([]);
  });
});
