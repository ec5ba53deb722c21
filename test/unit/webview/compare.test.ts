// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageState, PageValues, PinnedResult } from '../../../src/protocol/panelMessages';
import { DEFAULT_VIEW } from '../../../src/protocol/panelView';
import type { ComparedMaps } from '../../../src/protocol/values';
import { Page } from '../../../src/webview/page';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';
import { base, FILTERS, trace, values } from './finishedRun';
import { ObservedTiles } from './observedTiles';
import { silentHost } from './silentHost';

const pinned: PinnedResult = { uri: base.saved.uri, fileName: base.fileName, trace, values };
const relu = tracedWith(imageOf(8, 12, 3, base.fileName), { filters: FILTERS, activation: 'relu', seed: 7 });
const plane = { height: 5, width: 9, data: new Float32Array(45) };
const preview = { height: 8, width: 12, data: new Uint8ClampedArray(4 * 8 * 12) };
const taps = new Float32Array(48);
const cell = { shape: [4, 4, 3] as const, patch: taps, weights: taps, products: taps, sum: 0, bias: 0, value: 0 };
const statistics = { count: 45, unknown: 0, equal: 40, min: -1, max: 3, mean: 0.5, meanAbsolute: 0.75 };
const maps: ComparedMaps = { filter: 0, a: plane, b: plane, difference: { ...plane, statistics } };

describe('the comparison on the page', () => {
  const host = silentHost();
  let root: HTMLElement;
  let page: Page;
  const text = (selector: string): string => root.querySelector(selector)?.textContent ?? '';
  const section = (): HTMLElement => {
    const found = root.querySelector<HTMLElement>('#compare');
    if (!found) throw new Error('There is no comparison.');
    return found;
  };
  const state = (changes: Partial<PageState>): void => page.receive({ type: 'state', state: { ...base, ...changes } });
  const finish = (of: Partial<PageState>, made: PageValues = values): void => {
    state({ status: { kind: 'done' }, ...of });
    page.receive({ type: 'preview', preview });
    page.receive({ type: 'values', values: { ...made } });
    vi.runAllTimers();
  };
  /** Of cells the page asks for one after the other. */
  const answerCell = (): void => {
    const [place] = host.cell.mock.lastCall ?? [];
    if (!place) throw new Error('No cell was asked for.');
    page.receive({ type: 'cell', cell: { ...cell, ...place } });
    vi.runAllTimers();
  };
  const pin = (result?: PinnedResult): void => {
    page.receive({ type: 'pinned', ...(result ? { pinned: result } : {}) });
    vi.runAllTimers();
  };
  const button = (label: string): HTMLButtonElement => {
    const found = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label);
    if (!found) throw new Error(`There is no button ${label}.`);
    return found;
  };

  beforeEach(() => {
    vi.clearAllMocks();
    vi.useFakeTimers();
    vi.stubGlobal('IntersectionObserver', ObservedTiles);
    document.body.innerHTML = '<main></main>';
    root = document.querySelector('main') ?? document.body;
    page = new Page(root, host);
  });

  it('can begin once there is a result, and is not there without a pinned one', () => {
    expect(button('Pin as A').disabled).toBe(true);
    finish({ trace });
    expect(section().hidden).toBe(true);
    expect(button('Pin as A').disabled).toBe(false);
    button('Pin as A').click();
    expect(host.ask).toHaveBeenLastCalledWith('pinResult');
    expect(host.compare).not.toHaveBeenCalled();
  });

  it('says that nothing differs from what has just been pinned, and names what differs afterwards', () => {
    finish({ trace });
    pin(pinned);
    expect(section().hidden).toBe(false);
    expect(text('.compare-summary')).toContain('This is the pinned result.');
    expect(root.querySelectorAll('.compared')).toHaveLength(0);
    finish({ trace: relu });
    expect(text('.sides dd:last-child .differs')).toContain("activation='relu'");
    expect(root.querySelectorAll('.compared tr').length).toBeGreaterThan(40);
    button('Unpin').click();
    expect(host.ask).toHaveBeenLastCalledWith('unpinResult');
    pin();
    expect(section().hidden).toBe(true);
  });

  it('keeps the last comparison while B is computed, also from parts and after a wrong argument', () => {
    finish({ trace: relu });
    pin(pinned);
    const before = text('.sides');
    const asked = host.compare.mock.calls.length;
    const other = tracedWith(imageOf(8, 12, 3, base.fileName), { filters: FILTERS, seed: 7, padding: 'same' });
    state({ status: { kind: 'running', stage: 'calling' }, trace: other, stale: true });
    vi.runAllTimers();
    expect(text('.sides')).toBe(before);
    expect(section().classList.contains('stale')).toBe(true);
    expect(text('.compare-notes')).toContain('B is being computed');
    const { output } = values;
    page.receive({ type: 'values', values: { ...values, output: { ...output, covered: 0.5 } } });
    vi.runAllTimers();
    expect(text('.sides')).toBe(before);
    expect(host.compare).toHaveBeenCalledTimes(asked);
    finish({ trace: relu, status: { kind: 'failed', problem: { message: 'no', argument: 'padding' } } });
    expect(text('.sides')).toBe(before);
    expect(section().classList.contains('stale')).toBe(false);
  });

  it('asks for the map of the selected filter, and takes no answer to an older question', () => {
    finish({ trace: relu });
    pin(pinned);
    expect(host.compare).toHaveBeenLastCalledWith(1, 0);
    expect(root.querySelectorAll('.difference')).toHaveLength(0);
    answerCell();
    button('›').click();
    expect(host.compare).toHaveBeenLastCalledWith(2, 1);
    page.receive({ type: 'comparedMaps', id: 1, maps });
    vi.runAllTimers();
    expect(root.querySelectorAll('.difference')).toHaveLength(0);
    page.receive({ type: 'comparedMaps', id: 2, maps: { ...maps, filter: 1 } });
    vi.runAllTimers();
    expect(text('.difference figcaption')).toBe('B − A -1.0000 to 3.0000');
    expect(text('.difference > .words')).toBe('Mean 0.50000, mean |B − A| 0.75000; 40 of 45 values are the same.');
    page.receive({ type: 'compareRefused', id: 2, problem: { message: 'The file is gone.' } });
    vi.runAllTimers();
    expect(text('.compare-notes .problem')).toBe('The file is gone.');
  });

  it('offers the seed of A where weights are drawn with another one', () => {
    finish({ trace: { ...relu, seed: 8 } }, { ...values, seed: 8 });
    pin(pinned);
    expect(text('.compare-notes')).toContain('The weights are drawn with different seeds');
    button('Use the seed of A').click();
    expect(host.ask).toHaveBeenLastCalledWith('usePinnedSeed');
  });

  it('says what is not kept or not there', () => {
    finish({ trace: relu });
    const { kernel, output } = values;
    const fewer = { ...output, filters: output.filters.slice(0, 1) };
    pin({
      ...pinned,
      values: {
        ...values,
        kernel: { ...kernel, data: new Float32Array(0) },
        output: fewer,
        backend: { name: 'wasm', workers: 1 },
      },
    });
    expect(text('.compared-row:nth-child(2)')).toContain('This kernel is too large to be kept for comparison.');
    expect(text('.compare-notes')).toContain('A ran on wasm and B on cpu');
    answerCell();
    button('›').click();
    expect(text('.compared-row:nth-child(3)')).toContain('A has no filter 1.');
  });

  it('keeps what was chosen about it', () => {
    finish({ trace: relu });
    pin(pinned);
    const choose = (id: string, value: string): void => {
      const select = root.querySelector<HTMLSelectElement>(`#${id}`);
      if (!select) throw new Error(`There is no ${id}.`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
    };
    choose('compare-range', 'own');
    choose('compare-rows', 'differing');
    const compare = { range: 'own', rows: 'differing' } as const;
    expect(host.save.mock.lastCall?.[0].view).toMatchObject({ ...DEFAULT_VIEW, compare });
    expect(root.querySelectorAll('.compared tr.same')).toHaveLength(0);
  });
});
