import { MAX_FILTERS } from '../conv2d/arguments';
import { BACKENDS } from './values';
import {
  among,
  type Check,
  type Fields,
  isFields,
  isFloats,
  isNumber,
  isText,
  listOf,
  optional,
  shaped,
  whole,
} from './checks';

const MOST_BINS = 65_536;
const MOST_CHANNELS = 65_536;

const isStatistics = shaped({ count: isNumber, min: isNumber, max: isNumber, mean: isNumber, std: isNumber });

const isHistogram = shaped({
  start: isNumber,
  binWidth: isNumber,
  counts: (counts) => counts instanceof Float64Array && counts.length <= MOST_BINS,
});

const isMapStatistics: Check = (value) =>
  isStatistics(value) && shaped({ zeros: isNumber, negatives: isNumber, histogram: isHistogram })(value);

const isInput = shaped({
  statistics: isStatistics,
  histogram: isHistogram,
  channels: listOf(shaped({ name: isText, statistics: isStatistics, histogram: isHistogram }), MOST_CHANNELS),
});

const isOutput = shaped({
  shape: listOf(whole(0), 4, 4),
  statistics: isMapStatistics,
  size: shaped({ height: whole(0), width: whole(0) }),
  filters: listOf(isMapStatistics, MAX_FILTERS, 1),
  covered: (share) => typeof share === 'number' && share >= 0 && share <= 1,
  maps: shaped({ height: whole(0), width: whole(0), data: isFloats }),
});

const isRest = shaped({
  weightsBeforeCall: whole(0),
  inputShape: listOf(whole(0), 4),
  input: isInput,
  output: isOutput,
  seed: whole(Number.MIN_SAFE_INTEGER),
  backend: shaped({ name: among(BACKENDS), workers: whole(0), fallback: optional(isText) }),
  tfjs: isText,
  timings: shaped({ decode: isNumber, build: isNumber, call: isNumber, summarise: isNumber, total: isNumber }),
});

const isKernelFields = shaped({
  shape: listOf(whole(0), 4, 4),
  data: isFloats,
  statistics: isStatistics,
  histogram: isHistogram,
  filters: listOf(isStatistics, MAX_FILTERS, 1),
  groups: whole(1, MAX_FILTERS),
  channelNames: listOf(isText, MOST_CHANNELS),
});

const isBiasFields = shaped({
  shape: listOf(whole(0), 1, 1),
  data: isFloats,
  statistics: isStatistics,
  histogram: isHistogram,
});

/** Whether values of a run came whole, without the weights: as many numbers as their sizes say. */
export const isRunWithoutWeights: Check = (values) => {
  if (!isFields(values) || !isRest(values)) return false;
  const { filters, maps } = fieldsOf(values, 'output');
  return (
    isFields(maps) && Array.isArray(filters) && hasAsMany(maps['data'], [filters.length, maps['height'], maps['width']])
  );
};

/** The same with the weights, for as many filters. */
export const isRun: Check = (values) => {
  if (!isFields(values) || !isRunWithoutWeights(values) || !isKernelFields(values['kernel'])) return false;
  const filters = countOf(fieldsOf(values, 'kernel')['filters']);
  const { bias } = values;
  return (
    isWeights(fieldsOf(values, 'kernel'), filters) &&
    countOf(fieldsOf(values, 'output')['filters']) === filters &&
    (bias === undefined || (isBiasFields(bias) && isFields(bias) && isWeights(bias, filters)))
  );
};

/** Whether there are as many numbers as a shape says. */
export function hasAsMany(numbers: unknown, shape: readonly unknown[]): boolean {
  return isFloats(numbers) && numbers.length === shape.reduce<number>((product, size) => product * Number(size), 1);
}

/** The last axis is the filters. A large kernel of a pinned result comes without its numbers. */
function isWeights({ shape, data }: Fields, filters: number): boolean {
  if (!Array.isArray(shape) || shape.at(-1) !== filters) return false;
  return hasAsMany(data, shape) || (shape.length === 4 && isFloats(data) && data.length === 0);
}

function fieldsOf(value: Fields, name: string): Fields {
  const inner = value[name];
  return isFields(inner) ? inner : {};
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
