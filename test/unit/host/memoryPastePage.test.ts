// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, type Mock, vi } from 'vitest';
import { imageOf, readClipboard } from '../../../src/pastePage/imageFiles';
import { PastePage, type PastedImage } from '../../../src/pastePage/pastePage';

const PNG = new File([new Uint8Array([1, 2, 3])], 'a.png', { type: 'image/png' });

function transfer(...files: readonly File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}

function withText(): DataTransfer {
  const data = new DataTransfer();
  data.setData('text/plain', 'hello');
  return data;
}

/** An event as browsers send it; the window of these tests has no way to give one its data. */
function eventWith(type: string, field: string, data: DataTransfer): Event {
  return Object.defineProperty(new Event(type, { bubbles: true, cancelable: true }), field, { value: data });
}

describe('the image among what was pasted or dropped', () => {
  it('is the first image, else the first file', () => {
    const text = new File(['a'], 'a.txt', { type: 'text/plain' });
    const array = new File(['a'], 'a.npy');
    expect(imageOf(transfer(text, PNG), 'pasted').name).toBe('a.png');
    expect(imageOf(transfer(array), 'dropped').name).toBe('a.npy');
    expect(imageOf(transfer(new File(['a'], '', { type: 'image/jpeg' })), 'pasted').name).toBe('clipboard.jpg');
  });

  it('is missed in words', () => {
    expect(() => imageOf(withText(), 'pasted')).toThrow('The clipboard holds text, but no image.');
    expect(() => imageOf(transfer(), 'pasted')).toThrow('The clipboard holds no image.');
    expect(() => imageOf(null, 'dropped')).toThrow('What was dropped holds nothing that could be inspected.');
  });
});

describe('the image on the clipboard', () => {
  const item = (...types: string[]): ClipboardItem => ({
    types,
    presentationStyle: 'unspecified',
    getType: (type) => Promise.resolve(new Blob([type], { type })),
  });

  it('is read', async () => {
    const read = (): Promise<ClipboardItem[]> => Promise.resolve([item('text/html'), item('text/plain', 'image/png')]);
    const { name, file } = await readClipboard({ read });
    expect([name, await file.text()]).toEqual(['clipboard.png', 'image/png']);
  });

  it('is missed in words', async () => {
    const refuse = (): Promise<ClipboardItem[]> => Promise.reject(new Error('Read permission denied.'));
    await expect(readClipboard(undefined)).rejects.toThrow('This window may not read the clipboard.');
    await expect(readClipboard({ read: refuse })).rejects.toThrow(
      'The clipboard could not be read (Read permission denied.). Paste with the keyboard instead.',
    );
    await expect(readClipboard({ read: () => Promise.resolve([item('text/plain')]) })).rejects.toThrow(
      'There is no image on the clipboard.',
    );
  });
});

describe('the paste page', () => {
  let root: HTMLElement;
  let send: Mock<(image: PastedImage) => void>;
  const text = (selector: string): string => root.querySelector(selector)?.textContent ?? '';

  beforeEach(() => {
    // New for each test, because the pages of earlier tests listen on.
    send = vi.fn();
    root = document.createElement('main');
    document.body.replaceChildren(root);
    new PastePage(root, send).focus();
  });

  it('names its box, and has the focus in it', () => {
    const box = root.querySelector('textarea');
    expect(document.activeElement).toBe(box);
    expect(text('label')).toContain('Ctrl+V');
    expect(root.querySelector('label')?.htmlFor).toBe(box?.id);
  });

  it('sends what is pasted', async () => {
    const event = eventWith('paste', 'clipboardData', transfer(PNG));
    document.dispatchEvent(event);
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
    expect(event.defaultPrevented).toBe(true);
    expect(send.mock.lastCall?.[0]).toEqual({ type: 'image', name: 'a.png', bytes: new Uint8Array([1, 2, 3]) });
  });

  it('sends what is dropped', async () => {
    document.dispatchEvent(eventWith('drop', 'dataTransfer', transfer(PNG)));
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
  });

  it('says what is wrong, and forgets it when the next try goes well', async () => {
    document.dispatchEvent(eventWith('paste', 'clipboardData', withText()));
    await vi.waitFor(() => expect(text('#error')).toContain('text, but no image'));
    expect(text('#status')).toBe('');
    document.dispatchEvent(eventWith('paste', 'clipboardData', transfer(new File([], 'b.png', { type: 'image/png' }))));
    await vi.waitFor(() => expect(text('#error')).toBe('b.png is empty (0 bytes).'));
    document.dispatchEvent(eventWith('paste', 'clipboardData', transfer(PNG)));
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
    expect(text('#error')).toBe('');
  });

  it('refuses what is too large before reading it', async () => {
    const large = new File(['a'], 'large.png', { type: 'image/png' });
    Object.defineProperty(large, 'size', { value: 2 ** 29 + 1 });
    document.dispatchEvent(eventWith('drop', 'dataTransfer', transfer(large)));
    await vi.waitFor(() => expect(text('#error')).toContain('large.png has more than 512 MiB.'));
    expect(send).not.toHaveBeenCalled();
  });
});
