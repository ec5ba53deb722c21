import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { DEFAULT_LOAD_LIKE } from '../../../src/conv2d/load/loaders';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import type { PageState, PageValues } from '../../../src/protocol/panelMessages';
import { imageOf } from '../fixtures';

export const FILTERS = 3;
const traced = traceConv2D(imageOf(8, 12, 3, 'a <b>.png'), { ...DEFAULT_ARGUMENTS, filters: FILTERS }, 7);
if (!traced.ok) throw new Error(traced.problem.message);
/** Of a layer with three filters on a picture of 8 x 12 pixels. */
export const { trace } = traced;

const statistics = { count: 1, min: -1, max: 2, mean: 0.5, std: 0.25 };
const filters = Array.from({ length: FILTERS }, () => statistics);
const histogram = { start: -1, binWidth: 1, counts: Float64Array.of(50, 100, 50) };
const mapStatistics = {
  ...statistics,
  count: 200,
  zeros: 0,
  negatives: 50,
  histogram,
};
/** What a finished run of it tells. */
export const values: PageValues = {
  weightsBeforeCall: 0,
  inputShape: [1, 8, 12, 3],
  input: { statistics, histogram, channels: [] },
  kernel: {
    shape: [4, 4, 3, FILTERS],
    data: new Float32Array(144).fill(0.5),
    statistics,
    histogram,
    filters,
    groups: 1,
    channelNames: trace.image.array.channelNames,
  },
  bias: { shape: [FILTERS], data: new Float32Array(FILTERS), statistics, histogram },
  output: {
    shape: [1, 5, 9, FILTERS],
    statistics: mapStatistics,
    size: { height: 5, width: 9 },
    filters: Array.from({ length: FILTERS }, () => mapStatistics),
    covered: 1,
    maps: { height: 5, width: 9, data: new Float32Array(5 * 9 * FILTERS) },
  },
  seed: 7,
  backend: { name: 'cpu', workers: 2 },
  tfjs: '4.22.0',
  timings: { decode: 100, build: 1, call: 4000, summarise: 99, total: 2200 },
};
/** Before anything is known. */
export const base: PageState = {
  fileName: 'a <b>.png',
  status: { kind: 'running', stage: 'reading' },
  asked: [],
  ownPresets: [],
  presetsLeftOut: 0,
  loadLike: DEFAULT_LOAD_LIKE,
  stale: false,
  mismatches: [],
  saved: { version: 1, uri: 'file:///a.png', seed: 7 },
};
