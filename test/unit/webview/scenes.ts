import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { askedArguments } from '../../../src/conv2d/asked';
import { type ImageArray, imageShape } from '../../../src/conv2d/load/imageArray';
import { outputSize } from '../../../src/conv2d/shapes';
import { identityKernel } from '../../../src/conv2d/handSet';
import { shapeOf, type Trace } from '../../../src/conv2d/trace';
import type { PageState, PageValues, Status } from '../../../src/protocol/panelMessages';
import { DEFAULT_VIEW, type PanelView } from '../../../src/protocol/panelView';
import type { Problem } from '../../../src/protocol/problem';
import type { CellValues } from '../../../src/protocol/values';
import type { Page } from '../../../src/webview/page';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';
import { base, trace, values } from './finishedRun';

/** Something that comes to a page which is new. */
export type Scene = (page: Page, root: HTMLElement) => void;

const done: Status = { kind: 'done' };
const asked = askedArguments(DEFAULT_ARGUMENTS);
const facts = { format: 'JPEG', notes: [] };

/** What a run of any layer may have told. */
function valuesOf(of: Trace): PageValues {
  const kernelShape = shapeOf(of, 'kernel');
  const { filters, height, width } = outputSize(of);
  const [statistics] = values.kernel.filters;
  const [map] = values.output.filters;
  if (!statistics || !map) throw new Error('There is no filter.');
  const each = <Each>(value: Each): Each[] => Array.from({ length: filters }, () => value);
  const { channelNames } = of.image.array;
  const { input, bias } = values;
  const weights = kernelShape.reduce((product, size) => product * size, 1);
  return {
    ...values,
    input: { ...input, channels: channelNames.map((name) => ({ name, ...input })) },
    kernel: {
      ...values.kernel,
      shape: kernelShape,
      data: Float32Array.from({ length: weights }, (_, at) => at / 7 - 3),
      filters: each(statistics),
      groups: of.arguments.groups,
      channelNames,
    },
    bias: of.arguments.useBias && bias ? { ...bias, shape: [filters], data: new Float32Array(filters) } : undefined,
    output: {
      ...values.output,
      shape: shapeOf(of, 'output'),
      size: { height, width },
      filters: each(map),
      maps: { height: 3, width: 3, data: new Float32Array(9 * filters) },
    },
  };
}

function cellOf(of: Trace): CellValues {
  const [height = 1, width = 1, channels = 1] = shapeOf(of, 'kernel');
  const factor = new Float32Array(height * width * channels).fill(1.5);
  const shape = [height, width, channels] as const;
  return {
    y: 0,
    x: 1,
    filter: 1,
    shape,
    patch: factor,
    weights: factor,
    products: factor,
    sum: -1,
    bias: -1,
    value: -2,
  };
}

const preview = { height: 4, width: 6, data: new Uint8ClampedArray(4 * 4 * 6) };

/** A run that has ended, and everything that it told. */
function finished(
  of: Trace,
  view: Partial<PanelView> = {},
  state: Partial<PageState> = {},
  told = valuesOf(of),
): Scene {
  return (page) => {
    const saved = { ...base.saved, view: { ...DEFAULT_VIEW, cell: { y: 0, x: 1, filter: 1 }, ...view } };
    page.receive({ type: 'state', state: { ...base, asked, facts, status: done, trace: of, saved, ...state } });
    page.receive({ type: 'preview', preview });
    page.receive({ type: 'values', values: told });
    page.receive({ type: 'cell', cell: cellOf(of) });
  };
}

function failed(problem: Problem, of?: Trace): Scene {
  return (page, root) => {
    if (of) finished(of)(page, root);
    const status: Status = { kind: 'failed', problem };
    page.receive({ type: 'state', state: { ...base, asked, status, ...(of ? { trace: of, stale: true } : {}) } });
    if (of) page.receive({ type: 'cellRefused', problem });
  };
}

const photo = imageOf(40, 50, 3);
const deep = tracedWith(imageOf(40, 50, 24), { filters: 4, groups: 2, kernelSize: [10, 3], padding: 'same' });
const dilated = tracedWith(photo, { filters: 3, dilationRate: [2, 3], activation: 'softmax', useBias: false });
const flat = tracedWith(imageOf(40, 50, 24), { filters: 1, activation: 'relu', seed: 7 });
const huge = tracedWith(imageOf(3000, 9000, 3), { filters: 40, kernelSize: [2, 2], padding: 'same' });
const array: ImageArray = {
  read: 'np.load',
  shrink: 1,
  shape: [5, 8, 12, 3],
  dtype: 'float32',
  channelNames: ['channel 0', 'channel 1', 'channel 2'],
};
const batch = tracedWith(imageShape('x.npy', array), { filters: 3 });
const paddedBatch = tracedWith(imageShape('x.npy', array), { filters: 3, padding: 'same' });
const handSet = tracedWith(photo, {
  filters: 3,
  kernelInitializer: { className: 'Constant', value: identityKernel([4, 4]) },
});
const map = values.output.statistics;
const dead = { ...map, min: 0, max: 0, mean: 0, std: 0, negatives: 0, zeros: map.count };

/** The same run, but for what is said of its output. */
function withOutput(changes: Partial<PageValues['output']>): PageValues {
  return { ...values, output: { ...values.output, ...changes } };
}

function pointAt(selector: string): Scene {
  return (_page, root) => {
    for (const element of root.querySelectorAll(selector)) {
      element.getBoundingClientRect = () => new DOMRect(0, 0, 8, 8);
      element.dispatchEvent(new MouseEvent('pointermove', { clientX: 4, clientY: 4 }));
    }
  };
}

function inTurn(...scenes: readonly Scene[]): Scene {
  return (page, root) => {
    for (const scene of scenes) scene(page, root);
  };
}

/** By name; together they bring every word of the page to sight. ZZZ and QQQ are what others have said. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'nothing yet': (page) => page.receive({ type: 'state', state: base }),
  calling: (page) =>
    page.receive({
      type: 'state',
      state: { ...base, asked, trace, status: { kind: 'running', stage: 'calling', percent: 12 } },
    }),
  finished: finished(trace, {}, {}, values),
  'in colour': inTurn(
    finished(trace, { kernels: { face: 'colour', order: 'norm', scale: 'filter' } }),
    pointAt('.kernels canvas'),
  ),
  'pointed at': inTurn(finished(trace, { maps: { colours: 'viridis', range: 'shared' } }), pointAt('canvas')),
  'with numbers': finished(deep, { kernels: { face: 'numbers', order: 'mean', scale: 'all' }, counts: 'log' }),
  deep: inTurn(finished(deep, { maps: { colours: 'diverging', range: 'manual' } }), pointAt('.kernels canvas')),
  dilated: finished(dilated),
  'one filter': finished(flat, { maps: { colours: 'diverging', range: 'auto' } }),
  huge: finished(huge),
  'set by hand': finished(handSet),
  'dead maps': finished(
    trace,
    {},
    {},
    withOutput({
      statistics: { ...map, zeros: 3, negatives: 0 },
      filters: [dead, map, { ...map, negatives: map.count }],
    }),
  ),
  'one dead map': finished(
    trace,
    {},
    {},
    withOutput({ filters: [{ ...map, negatives: 0 }, dead, { ...map, negatives: 0.1, zeros: 0.1 }] }),
  ),
  'so far': finished(
    trace,
    {},
    { stale: true, status: { kind: 'running', stage: 'calling', percent: 40 } },
    withOutput({ covered: 0.4 }),
  ),
  'all dead': finished(trace, {}, {}, withOutput({ filters: [dead, dead, dead], statistics: dead })),
  'another backend': finished(
    trace,
    {},
    {},
    {
      ...values,
      timings: { ...values.timings, decode: 0, total: 12 },
      backend: { name: 'wasm', workers: 1, fallback: 'ZZZ' },
    },
  ),
  'a bug': finished(trace, {}, { mismatches: ['ZZZ'] }),
  cancelled: (page) => page.receive({ type: 'state', state: { ...base, asked, status: { kind: 'cancelled' } } }),
  'cancelled with shapes': (page) =>
    page.receive({ type: 'state', state: { ...base, asked, trace, status: { kind: 'cancelled' } } }),
  'cancelled with values': finished(trace, {}, { status: { kind: 'cancelled' } }),
  failed: failed({ message: 'ZZZ.', remedies: ['downscale', 'raiseLimit', 'loadLike', 'openComputeSettings'] }),
  'failed with values': failed({ message: 'ZZZ.', suggestion: 'QQQ.', argument: 'groups' }, trace),
  'failed without advice': failed({ message: 'ZZZ.' }, trace),
  'an array': finished(batch, {}, { facts: { format: 'NPY', notes: ['ZZZ'], approximate: 'QQQ' } }),
  'a padded array': finished(paddedBatch),
};
