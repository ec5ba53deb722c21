// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ToPage } from '../../../src/protocol/panelMessages';
import { toWire } from '../../../src/protocol/wire';
import { listenToHost } from '../../../src/webview/hostMessages';

const ORIGIN = 'vscode-webview://1abc';

describe('messages to the page', () => {
  const receive = vi.fn<(message: ToPage) => void>();
  const dropped = vi.fn<(message: unknown, why: string) => void>();
  let target: HTMLElement & { readonly origin: string };
  const post = (origin: string, data: unknown): void => {
    target.dispatchEvent(new MessageEvent('message', { origin, data }));
  };

  beforeEach(() => {
    vi.resetAllMocks();
    target = Object.assign(document.createElement('div'), { origin: ORIGIN });
    listenToHost(target, { receive, dropped });
  });

  it('are taken from the own origin', () => {
    post(ORIGIN, { type: 'showCell' });
    expect(receive).toHaveBeenCalledExactlyOnceWith({ type: 'showCell' });
    expect(dropped).not.toHaveBeenCalled();
  });

  it.each(['https://evil.example', 'vscode-webview://1abcd', 'null', ''])('are not taken from %j', (origin) => {
    post(origin, { type: 'showCell' });
    expect(receive).not.toHaveBeenCalled();
    expect(dropped).toHaveBeenCalledExactlyOnceWith(undefined, `it comes from ${origin || 'nowhere'}`);
  });

  it('come with every number that was sent', () => {
    const problem = { message: 'no' };
    post(ORIGIN, toWire({ type: 'compareRefused', id: 1, problem, rest: [NaN, -Infinity] }));
    expect(receive).toHaveBeenCalledExactlyOnceWith({
      ...{ type: 'compareRefused', id: 1, problem },
      rest: [NaN, -Infinity],
    });
  });

  it('are reported where there is no end to them', () => {
    const endless: unknown[] = [];
    endless.push(endless);
    post(ORIGIN, { type: 'showCell', endless });
    expect(receive).not.toHaveBeenCalled();
    expect(dropped).toHaveBeenCalledOnce();
  });

  it('are reported where they are not whole, and where they cannot be shown', () => {
    post(ORIGIN, { type: 'constructor' });
    expect(dropped).toHaveBeenLastCalledWith({ type: 'constructor' }, 'it is not whole');
    receive.mockImplementation(() => {
      throw new Error('no such step');
    });
    post(ORIGIN, { type: 'showCell' });
    expect(dropped).toHaveBeenLastCalledWith({ type: 'showCell' }, 'no such step');
  });

  it('do not fill the log', () => {
    for (let count = 0; count < 1000; count++) post('https://evil.example', {});
    expect(dropped).toHaveBeenCalledTimes(20);
  });
});
