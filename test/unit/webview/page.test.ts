// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_ARGUMENTS, KERAS_NAMES } from '../../../src/conv2d/arguments';
import { askedArguments } from '../../../src/conv2d/asked';
import { rawArguments } from '../../../src/conv2d/rawArguments';
import type { PageState } from '../../../src/protocol/panelMessages';
import { Page } from '../../../src/webview/page';
import { DEFAULT_VIEW } from '../../../src/protocol/panelView';
import { base, FILTERS, trace, values } from './finishedRun';
import { ObservedTiles } from './observedTiles';
import { silentHost } from './silentHost';
import { strictCanvas } from './strictCanvas';

describe('the page', () => {
  const host = silentHost();
  let root: HTMLElement;
  let page: Page;
  const text = (selector: string): string => root.querySelector(selector)?.textContent ?? '';
  const click = (label: string): void => {
    const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label);
    if (!button) throw new Error(`There is no button ${label}.`);
    button.click();
  };
  const state = (changes: Partial<PageState>): void => page.receive({ type: 'state', state: { ...base, ...changes } });

  beforeEach(() => {
    vi.clearAllMocks();
    vi.stubGlobal('IntersectionObserver', ObservedTiles);
    document.body.innerHTML = '<main></main>';
    root = document.querySelector('main') ?? document.body;
    page = new Page(root, host);
  });

  it('shows the last good state again where the next one cannot be shown', () => {
    state({ status: { kind: 'done' }, trace });
    page.receive({ type: 'values', values });
    const shown = root.innerHTML;
    expect(() => state({ status: { kind: 'done' }, trace: { ...trace, steps: [] } })).toThrow('no step');
    expect(root.innerHTML).toBe(shown);
    const { kernel: _kernel, bias: _bias, ...refined } = values;
    const other = { ...refined, output: { ...refined.output, filters: refined.output.filters.slice(1) } };
    expect(() => page.receive({ type: 'refined', values: other })).toThrow('other filters');
    expect(root.innerHTML).toBe(shown);
  });

  it('shows the last picture again where the next one cannot be drawn', () => {
    strictCanvas();
    const preview = { height: 8, width: 12, data: new Uint8ClampedArray(4 * 8 * 12) };
    state({ status: { kind: 'done' }, trace });
    page.receive({ type: 'preview', preview });
    page.receive({ type: 'values', values });
    const shown = root.innerHTML;
    expect(() => page.receive({ type: 'preview', preview: { ...preview, width: 0 } })).toThrow('pixels');
    expect(root.innerHTML).toBe(shown);
    state({ status: { kind: 'done' }, trace });
    expect(root.innerHTML).toBe(shown);
  });

  it('takes the view of an earlier page as far as it is one', () => {
    const view = { ...DEFAULT_VIEW, counts: 'log' } as const;
    const saved = { ...base.saved, view: { ...view, maps: { ...view.maps, ends: { min: 2, max: 1 } } } };
    state({ status: { kind: 'done' }, trace, saved });
    expect(host.save).toHaveBeenLastCalledWith({ ...base.saved, view });
  });

  it('shows the maps in the colours that are chosen, and keeps the choice', () => {
    state({ status: { kind: 'done' }, trace });
    page.receive({ type: 'values', values });
    const choose = (id: string, value: string): void => {
      const select = root.querySelector<HTMLSelectElement>(`#${id}`);
      if (!select) throw new Error(`There is no ${id}.`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
    };
    choose('map-colours', 'diverging');
    choose('map-range', 'manual');
    const maps = { colours: 'diverging', range: 'manual', ends: { min: -1, max: 2 } };
    expect(host.save).toHaveBeenLastCalledWith({ ...base.saved, view: { ...DEFAULT_VIEW, maps } });
    const highest = root.querySelector<HTMLInputElement>('[aria-label="Value of the last colour"]');
    if (highest) highest.value = '-5';
    highest?.dispatchEvent(new Event('change'));
    const ends = { min: -5, max: -5 };
    expect(host.save).toHaveBeenLastCalledWith({ ...base.saved, view: { ...DEFAULT_VIEW, maps: { ...maps, ends } } });
  });

  it('marks dead filters', () => {
    state({ status: { kind: 'done' }, trace });
    const [first, ...others] = values.output.filters;
    if (!first) throw new Error('There is no filter.');
    const dead = { ...first, min: 0, max: 0, mean: 0, std: 0, zeros: first.count };
    page.receive({ type: 'values', values: { ...values, output: { ...values.output, filters: [dead, ...others] } } });
    expect([...root.querySelectorAll('.maps > li')].map((tile) => tile.querySelectorAll('.dead').length)).toEqual([
      1, 0, 0,
    ]);
    expect(text('[aria-labelledby=maps-title] > p')).toContain('1 of 3 maps is dead: 0 everywhere.');
  });

  it('shows progress with Cancel before anything is known', () => {
    state({});
    expect(text('.stage')).toBe('Reading the file…');
    expect(root.querySelector('[role=progressbar]')).not.toBeNull();
    click('Cancel');
    expect(host.ask).toHaveBeenCalledExactlyOnceWith('cancel');
    expect(host.save).toHaveBeenCalledWith({ ...base.saved, view: DEFAULT_VIEW });
  });

  it('keeps the same Cancel button while the stages pass', () => {
    state({});
    const button = root.querySelector('.running button');
    state({ status: { kind: 'running', stage: 'calling' }, trace });
    expect(text('.stage')).toBe('Calling the layer…');
    expect(root.querySelector('.running button')).toBe(button);
  });

  it('shows all shapes while the layer still runs', () => {
    state({ trace });
    expect([...root.querySelectorAll('.shape')].map(({ textContent }) => textContent)).toEqual([
      '(8, 12, 3)',
      '(1, 8, 12, 3)',
      '(1, 8, 12, 3)',
      '[]',
      '(4, 4, 3, 3)',
      '(3,)',
      '(1, 5, 9, 3)',
    ]);
    expect(text('[data-details=output] .formulas')).toContain('8 - 4 + 1 = 5');
    expect(text('h1')).toBe('Conv2D(filters=3, kernel_size=(4, 4))');
    expect(root.querySelector('.results')?.hasAttribute('hidden')).toBe(true);
  });

  it('shows a name with markup in it as text', () => {
    state({ trace });
    expect(text('.file')).toContain('a <b>.png');
    expect(root.querySelector('b')?.textContent).not.toBe('.png');
  });

  it('then shows kernels and feature maps, one tile for each filter', () => {
    state({ trace, status: { kind: 'done' } });
    page.receive({ type: 'values', values });
    expect(root.querySelector('.results')?.hasAttribute('hidden')).toBe(false);
    expect(root.querySelectorAll('.kernels > li')).toHaveLength(FILTERS);
    expect(root.querySelectorAll('.kernels canvas[role=img]')).toHaveLength(4 * FILTERS);
    expect(root.querySelectorAll('.maps > li')).toHaveLength(FILTERS);
    expect(text('.origin')).toBe(
      'Ran in 2.2 s, 100 ms of it decoding. TensorFlow.js 4.22.0, CPU backend, 2 workers. Run on WASM · Weights drawn with seed 7, as Keras on TensorFlow draws them. Pin Seed',
    );
    expect(text('.kernels .statistics')).toBe('min-1.0000max2.0000mean0.50000norm3.4641');
  });

  it('marks values that belong to older arguments', () => {
    state({ trace, status: { kind: 'done' } });
    page.receive({ type: 'values', values });
    state({ trace, stale: true });
    expect(root.querySelector('.results')?.classList.contains('stale')).toBe(true);
  });

  it('says what failed, what to do, and that the last result stays', () => {
    state({ trace, status: { kind: 'done' } });
    page.receive({ type: 'values', values });
    const problem = { message: 'filters=0 is wrong.', suggestion: 'Use 1.', argument: 'filters' };
    state({ trace, status: { kind: 'failed', problem } });
    expect(text('.notice')).toContain('filters=0 is wrong.');
    expect(text('.suggestion')).toBe('Use 1. The last good result is still shown.');
    expect(root.querySelectorAll('.kernels > li')).toHaveLength(FILTERS);
    click('Open Settings');
    expect(host.ask).toHaveBeenLastCalledWith('openSettings');
    click('Configure…');
    expect(host.ask).toHaveBeenLastCalledWith('configure');
  });

  it('has a control for every argument, and says at the one that is wrong what is wrong with it', () => {
    const asked = askedArguments({ ...rawArguments(DEFAULT_ARGUMENTS), filters: 5, groups: 2 });
    const problem = { message: 'Not divisible.', suggestion: 'Use groups=1 or 5.', argument: 'groups' };
    state({ asked, trace, status: { kind: 'failed', problem } });
    const fields = [...root.querySelectorAll('.call .field')];
    expect(new Set(fields.map((field) => field.querySelector('label')?.textContent))).toEqual(
      new Set(Object.values(KERAS_NAMES).map((name) => `${name}=`)),
    );
    const unusual = fields.filter((field) => !field.classList.contains('usual'));
    expect(unusual.map((field) => field.querySelector('input')?.value)).toEqual(['5', '2']);
    const groups = root.querySelector('#argument-groups');
    expect(groups?.getAttribute('aria-invalid')).toBe('true');
    expect(root.querySelector(`#${groups?.getAttribute('aria-describedby')}`)?.textContent).toBe(
      'groups: Not divisible. Use groups=1 or 5.',
    );
    state({ asked, trace, status: { kind: 'done' } });
    expect(root.querySelector('.field.wrong, [aria-invalid]')).toBeNull();
  });

  it('asks the layer the same before and after its first call', () => {
    state({ trace });
    const answers = (side: string): (string | null)[] =>
      [...root.querySelectorAll(`[data-state=${side}] .answer`)].map(({ textContent }) => textContent);
    expect(answers('before').slice(0, 2)).toEqual(['layer.builtFalse', 'layer.get_weights()[]']);
    expect(answers('before')[2]).toContain('ValueError: You tried to call `count_params`');
    expect(answers('after')[2]).toBe('layer.count_params()147');
    expect(text('[data-state=after] .summary')).toContain('Total params: 147 (588.00 B)');
  });

  it('pins the seed where it was drawn, and offers the code', () => {
    state({ trace, status: { kind: 'done' } });
    page.receive({ type: 'values', values });
    for (const [label, ask] of [
      ['Pin Seed', 'pinSeed'],
      ['From Code…', 'configureFromCode'],
      ['Copy as Keras', 'copyAsKeras'],
      ['Copy as PyTorch', 'copyAsPyTorch'],
      ['Copy as TensorFlow.js', 'copyAsTensorFlowJs'],
    ] as const) {
      click(label);
      expect(host.ask).toHaveBeenLastCalledWith(ask);
    }
    state({ trace: { ...trace, arguments: { ...trace.arguments, seed: 7 } }, status: { kind: 'done' } });
    expect(text('.origin')).toContain(
      'Weights drawn with seed 7, as Keras on TensorFlow draws them; the settings fix it.',
    );
  });

  it('names the channel that a filter of a group sees', () => {
    state({ trace, status: { kind: 'done' } });
    const kernel = { ...values.kernel, shape: [4, 4, 1, FILTERS], groups: 3 };
    page.receive({ type: 'values', values: { ...values, kernel } });
    const names = [...root.querySelectorAll('.kernels figcaption')].map(({ textContent }) => textContent);
    expect(names).toEqual(['blue', 'green', 'red']);
  });

  it('offers to run again after Cancel', () => {
    state({ trace, status: { kind: 'cancelled' } });
    expect(text('.notice')).toContain('The layer was not run. The shapes are known without it.');
    click('Run Again');
    expect(host.ask).toHaveBeenCalledWith('run');
  });

  it('shows a shape that differs from the trace as the bug that it is', () => {
    state({ trace, status: { kind: 'done' }, mismatches: ['output: the trace says (1,), the layer made (2,)'] });
    expect(text('.mismatch')).toBe('This is a bug in Convscope: output: the trace says (1,), the layer made (2,).');
  });

  it('moves through the filters with the arrow keys: one tab stop', () => {
    state({ trace, status: { kind: 'done' } });
    page.receive({ type: 'values', values });
    const tiles = [...root.querySelectorAll<HTMLElement>('.kernels > li')];
    expect(tiles.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
    tiles[0]?.focus();
    tiles[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(document.activeElement).toBe(tiles[1]);
    expect(tiles.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    tiles[1]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    expect(document.activeElement).toBe(tiles[2]);
  });

  it('shows the weights behind the pointer', () => {
    state({ trace, status: { kind: 'done' } });
    page.receive({ type: 'values', values });
    root.querySelector('.kernels canvas')?.dispatchEvent(new Event('pointermove'));
    expect(text('.numbers .where')).toContain('Filter 0');
    expect(root.querySelectorAll('.numbers td')).toHaveLength(3 * 16);
    root.querySelector('.kernels canvas')?.dispatchEvent(new Event('pointerleave'));
    expect(root.querySelector('.numbers')?.hasAttribute('hidden')).toBe(true);
  });
});
