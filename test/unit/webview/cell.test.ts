// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageState } from '../../../src/protocol/panelMessages';
import { Page } from '../../../src/webview/page';
import { DEFAULT_VIEW } from '../../../src/protocol/panelView';
import { base, trace, values } from './finishedRun';
import { ObservedTiles } from './observedTiles';
import { silentHost } from './silentHost';

describe('the dot product', () => {
  const host = silentHost();
  let root: HTMLElement;
  let page: Page;
  const text = (selector: string): string => root.querySelector(selector)?.textContent ?? '';
  const state = (changes: Partial<PageState>): void => page.receive({ type: 'state', state: { ...base, ...changes } });

  beforeEach(() => {
    vi.clearAllMocks();
    vi.stubGlobal('IntersectionObserver', ObservedTiles);
    document.body.innerHTML = '<main></main>';
    root = document.querySelector('main') ?? document.body;
    page = new Page(root, host);
  });

  const preview = { height: 8, width: 12, data: new Uint8ClampedArray(4 * 8 * 12) };
  const finish = (): void => {
    state({ status: { kind: 'done' }, trace });
    page.receive({ type: 'preview', preview });
    page.receive({ type: 'values', values });
  };
  const cell = {
    shape: [4, 4, 3] as const,
    patch: new Float32Array(48).fill(2),
    weights: new Float32Array(48).fill(0.5),
    products: new Float32Array(48).fill(1),
    sum: 48,
    bias: -1,
    value: 47,
  };
  const press = (key: string): void => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true });
    root.querySelector('.pointed-picture')?.dispatchEvent(event);
  };

  it('is asked for the middle cell as soon as there is an output, not before', () => {
    state({ trace });
    page.receive({ type: 'preview', preview });
    page.receive({ type: 'values', values: { ...values, output: { ...values.output, covered: 0.5 } } });
    expect(host.cell).not.toHaveBeenCalled();
    finish();
    expect(host.cell).toHaveBeenLastCalledWith({ y: 2, x: 4, filter: 0 });
  });

  it('shows the numbers, from the products to the value', () => {
    finish();
    page.receive({ type: 'cell', cell: { ...cell, y: 2, x: 4, filter: 0 } });
    expect(text('.sum .products')).toBe('16.000 blue + 16.000 green + 16.000 red = 48.000');
    expect(text('.sum')).toContain('48.000 + (-1.0000) = 47.000');
    expect(text('.sum .value')).toBe('47.000');
    expect(text('.sum')).toContain('output[0, 2, 4, 0]');
    expect(root.querySelectorAll('.channel')).toHaveLength(3);
    expect(root.querySelectorAll('.channel .products td')).toHaveLength(48);
  });

  it.each([
    ['relu' as const, 'relu(47.000) = 47.000'],
    ['softmax' as const, 'softmax(…, 47.000, …) = 47.000, of all values along the last axis'],
  ])('shows the activation %s', (activation, words) => {
    state({ status: { kind: 'done' }, trace: { ...trace, arguments: { ...trace.arguments, activation } } });
    page.receive({ type: 'preview', preview });
    page.receive({ type: 'values', values });
    page.receive({ type: 'cell', cell: { ...cell, y: 2, x: 4, filter: 0 } });
    expect(text('.sum')).toContain(words);
  });

  it('asks one at a time, and then only for the newest place', () => {
    finish();
    host.cell.mockClear();
    press('ArrowRight');
    press('ArrowRight');
    expect(host.cell).not.toHaveBeenCalled();
    page.receive({ type: 'cell', cell: { ...cell, y: 2, x: 4, filter: 0 } });
    expect(host.cell).toHaveBeenCalledExactlyOnceWith({ y: 2, x: 6, filter: 0 });
    expect(text('.cell-controls .note')).toContain('Pinned');
    press('Escape');
    expect(text('.cell-controls .note')).toBe('');
  });

  it('tells once that a cell was chosen, when its dot product is there; what nobody chose is not told', () => {
    const answer = (y: number, x: number): void => page.receive({ type: 'cell', cell: { ...cell, y, x, filter: 0 } });
    finish();
    answer(2, 4);
    expect(host.ask).not.toHaveBeenCalledWith('cellExplored');
    press('ArrowDown');
    expect(host.ask).not.toHaveBeenCalledWith('cellExplored');
    answer(3, 4);
    press('ArrowDown');
    answer(4, 4);
    expect(host.ask.mock.calls.filter(([type]) => type === 'cellExplored')).toHaveLength(1);
  });

  it('takes the keys when it is brought into view', () => {
    finish();
    page.receive({ type: 'showCell' });
    expect(document.activeElement).toBe([...root.querySelectorAll('.pointed-picture')].at(-1));
  });

  it('comes back to the place that was saved', () => {
    state({ saved: { ...base.saved, view: { ...DEFAULT_VIEW, cell: { y: 1, x: 99, filter: 2 } } } });
    finish();
    expect(host.cell).toHaveBeenLastCalledWith({ y: 1, x: 8, filter: 2 });
    expect(host.save).toHaveBeenLastCalledWith({
      ...base.saved,
      view: { ...DEFAULT_VIEW, cell: { y: 1, x: 8, filter: 2 } },
    });
  });

  it('shows the filter whose kernel or feature map is clicked', () => {
    finish();
    page.receive({ type: 'cell', cell: { ...cell, y: 2, x: 4, filter: 0 } });
    root.querySelectorAll<HTMLElement>('.maps > li canvas')[1]?.click();
    expect(host.cell).toHaveBeenLastCalledWith({ y: 2, x: 4, filter: 1 });
    page.receive({ type: 'cell', cell: { ...cell, y: 2, x: 4, filter: 1 } });
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
    root.querySelectorAll('.kernels > li')[2]?.dispatchEvent(enter);
    expect(host.cell).toHaveBeenLastCalledWith({ y: 2, x: 4, filter: 2 });
  });

  it('says what went wrong instead of the numbers', () => {
    finish();
    page.receive({ type: 'cellRefused', problem: { message: 'The worker ended.', suggestion: 'Run again.' } });
    expect(text('.sum .notice')).toBe('The worker ended. Run again.');
    expect(root.querySelectorAll('.channel')).toHaveLength(0);
  });
});
