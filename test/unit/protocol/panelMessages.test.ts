import { describe, expect, it } from 'vitest';
import { isFromPage, isPanelState } from '../../../src/protocol/panelMessages';
import { isToPage } from '../../../src/protocol/toPage';
import { base, trace, values } from '../webview/finishedRun';
import { DEFAULT_VIEW, isStepId, readPanelView } from '../../../src/protocol/panelView';
import { HumanError, problemOf } from '../../../src/protocol/problem';

describe('guards', () => {
  it.each([undefined, null, 3, 'ready', {}, { type: 'format disk' }, { type: 7 }, []])('drop %j', (message) => {
    expect([isFromPage(message), isToPage(message), isPanelState(message), isStepId(message)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('let through what they should', () => {
    expect(isFromPage({ type: 'ready' })).toBe(true);
    expect(isFromPage({ type: 'cell', y: 0, x: 7, filter: 31 })).toBe(true);
    for (const y of [-1, 0.5, '1', undefined]) expect(isFromPage({ type: 'cell', y, x: 0, filter: 0 })).toBe(false);
    const part = { rows: { from: 0, to: 4 }, columns: { from: 2, to: 5 }, size: { height: 4, width: 3 } };
    expect(isFromPage({ type: 'imagePart', ...part })).toBe(true);
    expect(isFromPage({ type: 'mapPart', filter: 0, ...part })).toBe(true);
    expect(isFromPage({ type: 'mapPart', ...part })).toBe(false);
    for (const size of [{ height: 5, width: 3 }, { height: 0, width: 3 }, { height: 1.5, width: 3 }, 7, undefined]) {
      expect(isFromPage({ type: 'imagePart', ...part, size })).toBe(false);
    }
    expect(isFromPage({ type: 'compare', id: 0, filter: 31 })).toBe(true);
    for (const id of [-1, '0', undefined]) expect(isFromPage({ type: 'compare', id, filter: 0 })).toBe(false);
    expect(isFromPage({ type: 'pinResult' })).toBe(true);
    expect(isFromPage({ type: 'view', view: 'anything' })).toBe(true);
    expect(isFromPage({ type: 'dropped', called: 'x', why: 'y' })).toBe(true);
    expect(isFromPage({ type: 'dropped' })).toBe(false);
    expect(isStepId('kernel')).toBe(true);
    expect(isPanelState({ version: 1, uri: 'file:///a.png', seed: 3 })).toBe(true);
    expect(isPanelState({ version: 2, uri: 'file:///a.png', seed: 3 })).toBe(false);
    expect(isPanelState({ version: 1, uri: 'file:///a.png', seed: 0.5 })).toBe(false);
  });
});

describe('what comes into the page', () => {
  const { kernel, bias, ...refined } = values;
  const part = { rows: { from: 0, to: 4 }, columns: { from: 2, to: 5 }, size: { height: 2, width: 3 } };
  const picture = { height: 2, width: 3, data: new Uint8ClampedArray(24) };
  const pinned = { uri: 'file:///a.png', fileName: 'a.png', trace, values };
  const plane = { height: 2, width: 3, data: new Float32Array(6) };
  const taps = { patch: new Float32Array(6), weights: new Float32Array(6), products: new Float32Array(6) };
  const cell = { y: 1, x: 2, filter: 0, shape: [1, 2, 3], ...taps, sum: 1, bias: 0, value: 1 };
  const statistics = { count: 6, unknown: 0, equal: 6, min: NaN, max: 0, mean: 0, meanAbsolute: 0 };
  const { output } = values;
  const large = { height: 1e5, width: 1e5 };
  const noData = { data: new Float32Array(0) };
  const none = { patch: noData.data, weights: noData.data, products: noData.data };

  it.each([
    { type: 'state', state: base },
    { type: 'state', state: { ...base, trace } },
    { type: 'status', status: { kind: 'done' } },
    { type: 'preview' },
    { type: 'preview', preview: picture },
    { type: 'values' },
    { type: 'values', values },
    { type: 'refined', values: refined },
    { type: 'showStep', step: 'bias' },
    { type: 'showCell' },
    { type: 'cell', cell },
    { type: 'cell', cell: { ...cell, sum: NaN, value: Infinity } },
    { type: 'values', values: { ...values, bias: undefined } },
    { type: 'pinned', pinned: { ...pinned, values: { ...values, kernel: { ...kernel, data: new Float32Array(0) } } } },
    { type: 'cellRefused', problem: { message: 'no' } },
    { type: 'imagePart', part, picture },
    { type: 'mapPart', filter: 3, part, values: new Float32Array(6) },
    { type: 'pinned' },
    { type: 'pinned', pinned },
    { type: 'pinned', pinned: { ...pinned, preview: picture } },
    { type: 'comparedMaps', id: 1, maps: { filter: 0 } },
    { type: 'comparedMaps', id: 1, maps: { filter: 0, a: plane, b: plane, difference: { ...plane, statistics } } },
    { type: 'compareRefused', id: 1, problem: { message: 'no' } },
  ])('is let through: $type', (message) => {
    expect(isToPage(message)).toBe(true);
  });

  it.each([
    { type: 'state', state: { ...base, saved: undefined } },
    { type: 'state', state: { ...base, trace: {} } },
    { type: 'status', status: { kind: 'asleep' } },
    { type: 'preview', preview: { ...picture, width: 4 } },
    { type: 'values', values: { kernel, bias } },
    { type: 'values', values: refined },
    { type: 'refined' },
    { type: 'showStep', step: 'dance' },
    { type: 'state', state: { ...base, trace: { ...trace, steps: [] } } },
    { type: 'state', state: { ...base, trace: { ...trace, steps: [...trace.steps].reverse() } } },
    {
      type: 'state',
      state: { ...base, trace: { ...trace, steps: trace.steps.map((step) => ({ ...step, formulas: 1 })) } },
    },
    { type: 'state', state: { ...base, trace: { ...trace, arguments: { ...trace.arguments, filters: 1e9 } } } },
    { type: 'state', state: { ...base, trace: { ...trace, image: { ...trace.image, width: -1 } } } },
    { type: 'state', state: { ...base, ownPresets: [{ id: 'x' }] } },
    { type: 'state', state: { ...base, status: { kind: 'failed' } } },
    { type: 'state', state: { ...base, asked: Array(100_000).fill(0) } },
    { type: 'status', status: { kind: 'running', stage: 'constructor' } },
    { type: 'status', status: { kind: '__proto__' } },
    { type: 'constructor' },
    { type: 'refined', values: { ...refined, output: { ...output, maps: { ...output.maps, ...large } } } },
    { type: 'refined', values: { ...refined, output: { ...output, filters: [] } } },
    { type: 'refined', values: { ...refined, output: { ...output, filters: Array(3).fill({}) } } },
    { type: 'refined', values: { ...refined, output: { ...output, covered: 2 } } },
    { type: 'values', values: { ...values, kernel: { ...kernel, shape: [4, 4, 3, 1e5] } } },
    { type: 'values', values: { ...values, kernel: { ...kernel, filters: [] } } },
    { type: 'values', values: { ...values, output: { ...output, filters: output.filters.slice(1) } } },
    { type: 'values', values: { ...values, bias: { ...bias, shape: [4] } } },
    { type: 'preview', preview: { ...large, data: new Uint8ClampedArray(4) } },
    { type: 'cell', cell: { y: 1, x: 2, filter: 0 } },
    { type: 'cell', cell: { ...cell, shape: [100, 100, 100] } },
    { type: 'cell', cell: { ...cell, shape: [0.5, 2, 6] } },
    { type: 'cell', cell: { ...cell, shape: [1e9, 0, 1e9], ...none } },
    // JSON has it in the place of what is no number: then it would be shown as one.
    { type: 'cell', cell: { ...cell, sum: null } },
    { type: 'values', values: { ...values, kernel: { ...kernel, data: new Float32Array(0) } } },
    {
      type: 'values',
      values: { ...values, kernel: { ...kernel, shape: [1e6, 1e6, 0, 3], data: new Float32Array(0) } },
    },
    { type: 'values', values: { ...values, output: { ...output, statistics: { ...output.statistics, count: NaN } } } },
    {
      type: 'pinned',
      pinned: {
        ...pinned,
        values: { ...values, kernel: { ...kernel, shape: [1e6, 4, 3, 3], data: new Float32Array(0) } },
      },
    },
    { type: 'refined', values: { ...refined, output: { ...output, maps: { ...output.maps, height: 0, ...noData } } } },
    { type: 'preview', preview: { height: 0, width: 1e9, data: new Uint8ClampedArray(0) } },
    { type: 'preview', preview: { height: 40_000, width: 1, data: new Uint8ClampedArray(160_000) } },
    { type: 'cellRefused', problem: 'no' },
    { type: 'imagePart', part: { ...part, rows: { from: 4, to: 4 } }, picture },
    { type: 'imagePart', part, picture: {} },
    { type: 'mapPart', filter: 3, part, values: new Float32Array(5) },
    { type: 'mapPart', filter: -1, part, values: new Float32Array(6) },
    { type: 'pinned', pinned: 3 },
    { type: 'pinned', pinned: { ...pinned, trace: {} } },
    { type: 'pinned', pinned: { ...pinned, values: refined } },
    { type: 'comparedMaps', id: 1, maps: { filter: 0, a: { ...plane, width: 4 } } },
    { type: 'comparedMaps', id: 1, maps: { filter: 0, difference: plane } },
    { type: 'comparedMaps', maps: { filter: 0 } },
    { type: 'compareRefused', id: 1, problem: 'no' },
  ])('is dropped: $type', (message) => {
    expect(isToPage(message)).toBe(false);
  });
});

describe('readPanelView', () => {
  it('keeps what it knows', () => {
    const view = {
      cell: { y: 1, x: 2, filter: 3 },
      step: 'cast',
      kernels: { order: 'norm', face: 'channels', scale: 'filter' },
      maps: { colours: 'viridis', range: 'manual', ends: { min: -2, max: 4.5 } },
      counts: 'log',
      compare: { range: 'own', rows: 'differing' },
    };
    expect(readPanelView({ ...view, more: 1 })).toEqual(view);
  });

  it.each([
    undefined,
    null,
    'view',
    { cell: { y: -1, x: 0, filter: 0 }, step: 'fly', kernels: 7, maps: null },
    { kernels: { order: 'size', face: ['colour'] }, maps: { colours: 'jet', range: 1, ends: { min: NaN, max: '3' } } },
  ])('makes the default of %j', (value) => {
    expect(readPanelView(value)).toEqual(DEFAULT_VIEW);
  });
});

describe('problemOf', () => {
  it('keeps what is meant for people and names a bug as one', () => {
    const problem = { message: 'a', suggestion: 'b' };
    expect(problemOf(new HumanError(problem))).toBe(problem);
    expect(problemOf(new TypeError('x is not a function'))).toEqual({
      message: 'Unexpected error: x is not a function',
    });
    expect(problemOf('text')).toEqual({ message: 'Unexpected error: text' });
  });
});
