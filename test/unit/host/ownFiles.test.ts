import { describe, expect, it, vi } from 'vitest';

interface Address {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
}

vi.mock('vscode', () => ({ l10n: { t: (text: string, value: string) => text.replace('{0}', value) } }));

function address(text: string): Address {
  const [, scheme = '', authority = '', path = '', query = ''] =
    /^([\w-]+):\/\/([^/]*)([^?]*)\??(.*)$/.exec(text) ?? [];
  return Object.assign({ scheme, authority, path, query }, { toString: () => text });
}

/** Whether a file of that address is asked for. */
async function asked(extension: string, text: string): Promise<boolean> {
  const { withoutWeb } = await import('../../../src/host/ownFiles');
  const stat = vi.fn(() => Promise.resolve());
  const files: unknown = Reflect.apply(withoutWeb, undefined, [{ stat, readFile: stat }, address(extension)]);
  if (typeof files !== 'object' || files === null) throw new Error('no files');
  for (const name of ['stat', 'readFile']) {
    const call: unknown = Reflect.get(files, name);
    if (typeof call !== 'function') throw new Error(`no ${name}`);
    const outcome: unknown = Reflect.apply(call, files, [address(text), { most: 1 }]);
    await Promise.resolve(outcome).catch((error: unknown) => {
      expect(String(error)).toContain('is on the web, and Convscope loads nothing from there.');
    });
  }
  return stat.mock.calls.length === 2;
}

describe('files without those on the web', () => {
  const extension = 'https://cdn.example/ext';
  it.each([
    ['file:///a.png', true],
    ['vscode-vfs://github/a.png', true],
    ['https://cdn.example/ext/media/sample/a.png', true],
    ['https://cdn.example/ext/../other/a.png', false],
    ['https://cdn.example/extra/a.png', false],
    ['https://cdn.example/ext/a.png?to=evil', false],
    ['http://cdn.example/ext/a.png', false],
    ['https://evil.example/ext/a.png', false],
    ['HTTPS://evil.example/a.png', false],
    ['wss://evil.example/a.png', false],
    ['ftp://evil.example/a.png', false],
  ])('%s: asked for: %s', async (text, expected) => {
    expect(await asked(extension, text)).toBe(expected);
  });

  it('on the desktop have none on the web', async () => {
    expect(await asked('file:///extensions/convscope', 'https://evil.example/a.png')).toBe(false);
  });
});
