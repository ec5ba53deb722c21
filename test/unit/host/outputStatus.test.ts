import { describe, expect, it, vi } from 'vitest';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';

/** Every command that the item was given. */
const { commands, texts } = vi.hoisted((): Record<'commands' | 'texts', unknown[]> => ({ commands: [], texts: [] }));

vi.mock('vscode', () => {
  class TabInputWebview {
    readonly viewType = 'mainThreadWebview-convscope.panel';
  }
  const nothing = { dispose: () => undefined };
  const item = {
    show: () => undefined,
    hide: () => undefined,
    dispose: () => undefined,
    set command(command: unknown) {
      commands.push(command);
    },
    set text(text: unknown) {
      texts.push(text);
    },
  };
  return {
    TabInputWebview,
    StatusBarAlignment: { Right: 2 },
    l10n: { t: (text: string) => text },
    window: {
      createStatusBarItem: () => item,
      tabGroups: {
        activeTabGroup: { activeTab: { input: new TabInputWebview() } },
        onDidChangeTabs: () => nothing,
        onDidChangeTabGroups: () => nothing,
      },
    },
  };
});

describe('the status bar', () => {
  it('keeps its command while a run is shown: VS Code would not find the last one, on which somebody clicks', async () => {
    const { OutputStatus } = await import('../../../src/host/statusBar/outputStatus');
    const listeners: (() => void)[] = [];
    const status = new OutputStatus({
      active: { fileName: 'photo.jpg', shown: { trace: tracedWith(imageOf(725, 1280, 3)), stale: false } },
      onDidChangeActive: (listener) => {
        listeners.push(listener);
        return { dispose: () => undefined };
      },
    });
    for (let percent = 0; percent < 5; percent++) for (const listener of listeners) listener();
    expect(texts.at(-1)).toBe('$(symbol-array) (1, 722, 1277, 32)');
    // An object would be another one for VS Code each time.
    expect(commands).toEqual(['convscope.showStep']);
    status.dispose();
  });
});
