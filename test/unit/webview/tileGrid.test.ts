// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fromMenuContext, type Takeable } from '../../../src/table/takeable';
import { TileGrid } from '../../../src/webview/tileGrid';
import { ObservedTiles } from './observedTiles';

describe('a grid of tiles', () => {
  const choose = vi.fn();
  const make = vi.fn((index: number) => [Object.assign(document.createElement('b'), { textContent: String(index) })]);
  const takes = (index: number): Takeable => ({ picture: 'filter', filter: index });
  const contents = { label: (index: number) => `Filter ${index}`, takes, make };
  let grid: TileGrid;
  const tiles = (): HTMLElement[] => [...grid.root.querySelectorAll<HTMLElement>('[role=option]')];
  const texts = (): (string | null)[] => tiles().map(({ textContent }) => textContent);
  const press = (tile: HTMLElement | undefined, key: string): void => {
    tile?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  };

  beforeEach(() => {
    vi.clearAllMocks();
    vi.stubGlobal('IntersectionObserver', ObservedTiles);
    grid = new TileGrid('kernels', 'Filters', choose);
    document.body.replaceChildren(grid.root);
    grid.fill([2, 0, 1], contents);
  });

  it('has the tiles in their order', () => {
    expect(texts()).toEqual(['2', '0', '1']);
  });

  it('tells the context menu which filter a tile is', () => {
    const told = tiles().map((tile): unknown => JSON.parse(tile.dataset['vscodeContext'] ?? ''));
    expect(told.map(fromMenuContext)).toEqual([2, 0, 1].map(takes));
  });

  it('holds nothing of what is far from sight, and makes it again when it comes near', () => {
    const [first] = tiles();
    if (!first) throw new Error('There is no tile.');
    ObservedTiles.latest?.move(first, false);
    expect(texts()).toEqual(['', '0', '1']);
    // Without contents a tile has a name, with them they are the name.
    expect(tiles().map((tile) => tile.getAttribute('aria-label'))).toEqual(['Filter 2', null, null]);
    make.mockClear();
    grid.refresh();
    expect(make.mock.calls).toEqual([[0], [1]]);
    ObservedTiles.latest?.move(first, true);
    expect(texts()).toEqual(['2', '0', '1']);
  });

  it('marks the selected tile by its number, whatever the order, and tells which one is chosen', () => {
    const selected = (): (string | null)[] =>
      tiles()
        .filter((tile) => tile.getAttribute('aria-selected') === 'true')
        .map(({ textContent }) => textContent);
    expect(selected()).toEqual(['0']);
    grid.select(1);
    expect(selected()).toEqual(['1']);
    grid.fill([0, 1, 2], contents);
    expect(selected()).toEqual(['1']);
    expect(tiles().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    grid.root.querySelector('b')?.click();
    press(tiles()[2], 'Enter');
    press(tiles()[1], ' ');
    expect(choose.mock.calls).toEqual([[0], [2], [1]]);
  });

  it('is walked through with the keyboard, and keeps the focus in another order', () => {
    const focused = (): string | null | undefined => document.activeElement?.textContent;
    tiles()[1]?.focus();
    press(tiles()[1], 'ArrowRight');
    expect(focused()).toBe('1');
    press(tiles()[2], 'Home');
    expect(focused()).toBe('2');
    press(tiles()[0], 'PageDown');
    expect(focused()).toBe('1');
    grid.fill([1, 2, 0], contents);
    expect(focused()).toBe('1');
    expect(tiles().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  });

  it('forgets tiles that are no more', () => {
    grid.select(2);
    grid.fill([0], contents);
    expect(texts()).toEqual(['0']);
    expect(tiles()[0]?.tabIndex).toBe(0);
  });
});
