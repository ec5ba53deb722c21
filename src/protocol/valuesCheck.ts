import { MAX_FILTERS, MAX_LENGTH } from '../conv2d/arguments';
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

/** Browsers have no pictures that are longer, and none without pixels. */
export const isSide = whole(1, 32_767);

const MOST_BINS = 4096;
const MOST_CHANNELS = 65_536;
/** Channels that are told about one by one are few. */
const MOST_TOLD = 16;

const isKernelShape: Check = (shape) => {
  if (!Array.isArray(shape) || shape.length !== 4) return false;
  const [most, length] = [[MAX_LENGTH, MAX_LENGTH, MOST_CHANNELS, MAX_FILTERS], whole(1)];
  return shape.every((size: unknown, axis) => length(size) && Number(size) <= (most[axis] ?? 0));
};

const isStatistics = shaped({ count: whole(0), min: isNumber, max: isNumber, mean: isNumber, std: isNumber });

const isHistogram = shaped({
  start: isNumber,
  binWidth: isNumber,
  counts: (counts) => counts instanceof Float64Array && counts.length <= MOST_BINS,
});

const isMapStatistics: Check = (value) =>
  isStatistics(value) && shaped({ zeros: whole(0), negatives: whole(0), histogram: isHistogram })(value);

const isInput = shaped({
  statistics: isStatistics,
  histogram: isHistogram,
  channels: listOf(shaped({ name: isText, statistics: isStatistics, histogram: isHistogram }), MOST_TOLD),
});

const isOutput = shaped({
  shape: listOf(whole(1), 4, 4),
  statistics: isMapStatistics,
  size: shaped({ height: whole(1), width: whole(1) }),
  filters: listOf(isMapStatistics, MAX_FILTERS, 1),
  covered: (share) => typeof share === 'number' && share >= 0 && share <= 1,
  maps: shaped({ height: isSide, width: isSide, data: isFloats }),
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
  shape: isKernelShape,
  data: isFloats,
  statistics: isStatistics,
  histogram: isHistogram,
  filters: listOf(isStatistics, MAX_FILTERS, 1),
  groups: whole(1, MAX_FILTERS),
  channelNames: listOf(isText, MOST_CHANNELS),
});

const isBiasFields = shaped({
  shape: listOf(whole(1, MAX_FILTERS), 1, 1),
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
  const kernel = kernelOf(values);
  return kernel !== undefined && hasAsMany(kernel['data'], shapeOf(kernel));
};

/** The same of a pinned result: a large kernel comes without its numbers there. */
export const isPinnedRun: Check = (values) => {
  const kernel = kernelOf(values);
  if (!kernel) return false;
  return hasAsMany(kernel['data'], shapeOf(kernel)) || hasAsMany(kernel['data'], [0]);
};

/** The kernel of a run that is whole but for the kernel's numbers. */
function kernelOf(values: unknown): Fields | undefined {
  if (!isFields(values) || !isRunWithoutWeights(values) || !isKernelFields(values['kernel'])) return undefined;
  const { bias } = values;
  const kernel = fieldsOf(values, 'kernel');
  const filters = shapeOf(kernel).at(-1);
  const areAsMany = [kernel, fieldsOf(values, 'output')].every((of) => countOf(of['filters']) === filters);
  if (!areAsMany || (bias !== undefined && !isBias(bias, filters))) return undefined;
  return kernel;
}

function isBias(bias: unknown, filters: unknown): boolean {
  return isBiasFields(bias) && isFields(bias) && shapeOf(bias)[0] === filters && hasAsMany(bias['data'], [filters]);
}

/** Whether there are as many numbers as a shape says. */
export function hasAsMany(numbers: unknown, shape: readonly unknown[]): boolean {
  return isFloats(numbers) && numbers.length === shape.reduce<number>((product, size) => product * Number(size), 1);
}

function shapeOf({ shape }: Fields): readonly unknown[] {
  return Array.isArray(shape) ? shape : [];
}

function fieldsOf(value: Fields, name: string): Fields {
  const inner = value[name];
  return isFields(inner) ? inner : {};
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
