// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CellValues } from '../../../src/protocol/values';
import { readTableRef } from '../../../src/table/tableRef';
import { fromMenuContext, type Takeable } from '../../../src/table/takeable';
import { Page } from '../../../src/webview/page';
import { base, trace, values } from './finishedRun';
import { ObservedTiles } from './observedTiles';
import { silentHost } from './silentHost';

/** What VS Code hands to commands: the values of an element and of all around it, the nearest first. */
function contextAt(element: Element): Record<string, unknown> {
  const around = element.parentElement ? contextAt(element.parentElement) : {};
  const own: unknown = JSON.parse(element.getAttribute('data-vscode-context') ?? '{}');
  return { ...around, ...(typeof own === 'object' ? own : {}) };
}

const cell: CellValues = {
  y: 1,
  x: 2,
  filter: 1,
  shape: [4, 4, 3],
  patch: new Float32Array(48),
  weights: new Float32Array(48).fill(0.1),
  products: new Float32Array(48),
  sum: 0,
  bias: 0.1,
  value: 0.1,
};

describe('what can be taken along from the page', () => {
  let root: HTMLElement;
  /** The context of each menu that was opened. */
  let opened: Record<string, unknown>[];
  const find = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const menu = (selector: string): Takeable => {
    find(selector).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true }));
    return fromMenuContext(opened.at(-1));
  };
  const uri = base.saved.uri;

  beforeEach(() => {
    vi.stubGlobal('IntersectionObserver', ObservedTiles);
    document.body.innerHTML = '<main></main>';
    root = document.querySelector('main') ?? document.body;
    opened = [];
    root.addEventListener('contextmenu', ({ target }) => {
      if (target instanceof Element) opened.push(contextAt(target));
    });
    const page = new Page(root, silentHost());
    page.receive({ type: 'state', state: { ...base, status: { kind: 'done' }, trace } });
    page.receive({ type: 'values', values });
    page.receive({ type: 'cell', cell });
  });

  it('is told by each place, with the image that it is about', () => {
    const map = { table: { name: 'maps' }, picture: 'map', array: 'map', filter: 2, shape: '(5, 9)' };
    expect(menu('.maps > li:nth-child(3) canvas')).toEqual({ uri, ...map });
    const filter = { table: { name: 'filters' }, picture: 'filter', array: 'kernel', filter: 1, shape: '(4, 4, 3)' };
    expect(menu('.kernels > li:nth-child(2) canvas')).toEqual({ uri, ...filter });
    expect(menu('.kernels dd')).toMatchObject({ number: '-1' });
    expect(menu('[data-step=output] .shape')).toMatchObject({ uri, shape: '(1, 5, 9, 3)', array: 'output' });
    expect(menu('[data-details=cast] dl')).toMatchObject({ table: { name: 'formulas', step: 'cast' } });
    expect(menu('.lifecycle code')).toEqual({ uri, table: { name: 'lifecycle' } });
    const bias = { uri, shape: '(3,)', array: 'bias', table: { name: 'statistics', of: 'bias', filter: 0 } };
    expect(menu('[aria-label="Statistics of the bias"] svg')).toEqual(bias);
    expect(menu('[aria-label="Statistics of the bias"] tbody tr:nth-child(2) td')).toEqual({ ...bias, number: '-1' });
  });

  it('is a number with all its digits, and the table around it', () => {
    const place = { y: 1, x: 2, filter: 1 };
    const taken = menu('[data-channel="2"] table.weights td');
    const ref = { name: 'factor', cell: place, factor: 'weights', channel: 2 };
    expect(taken).toEqual({ uri, number: String(Math.fround(0.1)), table: ref });
    expect(menu('.sum .value code')).toEqual({ uri, number: '0.1', table: { name: 'dotProduct', cell: place } });
  });

  it('is offered by a button for each heading, which opens the menu of what stands around it', () => {
    const buttons = [...root.querySelectorAll<HTMLElement>('button.take-along')];
    expect(new Set(buttons.map((button) => button.getAttribute('aria-label'))).size).toBe(buttons.length);
    for (const button of buttons) {
      expect(button.getAttribute('aria-haspopup')).toBe('menu');
      const before = opened.length;
      button.click();
      expect(opened).toHaveLength(before + 1);
      expect(opened.at(-1)).toMatchObject({ preventDefaultContextMenuItems: true, 'convscopeTake.uri': uri });
      expect(readTableRef(fromMenuContext(opened.at(-1)).table)).toBeDefined();
    }
  });

  it('leaves VS Code’s own entries to fields and selected texts', () => {
    menu('.lifecycle code');
    expect(opened.at(-1)?.['preventDefaultContextMenuItems']).toBe(true);
    menu('.cell input');
    expect(opened.at(-1)?.['preventDefaultContextMenuItems']).toBe(false);
    window.getSelection()?.selectAllChildren(find('.lifecycle'));
    menu('.lifecycle code');
    expect(opened.at(-1)?.['preventDefaultContextMenuItems']).toBe(false);
  });
});
