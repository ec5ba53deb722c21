import { ARGUMENT_NAMES, KERAS_NAMES } from '../conv2d/arguments';
import { settingValue } from '../conv2d/callText';
import type { Trace } from '../conv2d/trace';
import type { CellValues, ImageFacts, MapStatistics, RunValues, Statistics, WeightValues } from '../protocol/values';

/** Raised when a field changes its meaning or goes away; new fields may come at any time. */
const FORMAT = 'convscope.inspect/1';

/** One finished inspection, as the command line has it. */
export interface Inspection {
  readonly file: string;
  readonly facts: ImageFacts;
  readonly trace: Trace;
  readonly values: RunValues;
  /** Whether the values of kernel and bias are wanted. */
  readonly weights: boolean;
  /** The cell that was asked about. */
  readonly cell?: CellValues;
}

/** The document that `--json` prints. README documents its fields. */
export function toDocument({ file, facts, trace, values, weights, cell }: Inspection): object {
  return {
    format: FORMAT,
    image: imageDocument(file, facts, trace),
    layer: layerDocument(trace, values),
    steps: stepDocuments(trace),
    ...valuesDocument(values, weights, cell),
  };
}

/** @param facts absent as long as the image has not been decoded */
export function imageDocument(file: string, facts: ImageFacts | undefined, { image }: Trace): object {
  return {
    file,
    format: facts?.format ?? null,
    height: image.height,
    width: image.width,
    load_like: image.array.read === 'np.load' ? 'np.load' : image.array.read.loader,
    channels: image.array.channelNames,
    notes: facts?.notes ?? [],
    approximate: facts?.approximate ?? null,
  };
}

/** @param values absent as long as the layer has not been called */
export function layerDocument(trace: Trace, values: RunValues | undefined): object {
  const { counts } = trace;
  return {
    call: trace.call,
    arguments: Object.fromEntries(
      ARGUMENT_NAMES.map((name) => [KERAS_NAMES[name], settingValue(trace.arguments, name)]),
    ),
    seed: trace.seed,
    parameters: counts.parameters,
    multiply_adds: counts.multiplyAdds,
    flops: counts.flops,
    torchinfo_mult_adds: counts.torchinfoMultiplyAdds,
    receptive_field: trace.receptiveField,
    lifecycle: trace.lifecycle,
    weights_before_call: Array.from({ length: values?.weightsBeforeCall ?? 0 }, () => null),
  };
}

/** The trace's steps with their shapes, axes and arithmetic. */
export function stepDocuments({ steps }: Trace): readonly object[] {
  return steps.map(({ id, title, code, shape, tensor, formulas, explanation, cautions }) => ({
    id,
    title,
    code,
    text: shape,
    shape: tensor ? tensor.axes.map((axis) => axis.size) : null,
    axes: tensor ? tensor.axes.map(({ role, meaning }) => ({ role, meaning })) : [],
    dtype: tensor?.dtype ?? null,
    values: tensor?.values ?? 0,
    bytes: tensor?.bytes ?? 0,
    formulas: formulas.map(({ label, text, note = null }) => ({ label, text, note })),
    explanation,
    cautions,
  }));
}

/** What the run has added to the trace. */
export function valuesDocument(values: RunValues, weights: boolean, cell?: CellValues): object {
  const { kernel, bias, output, timings } = values;
  return {
    kernel: {
      shape: kernel.shape,
      ...statistics(kernel.statistics),
      filters: kernel.filters.map(statistics),
      ...(weights ? { values: nested(kernel) } : {}),
    },
    bias: bias
      ? { shape: bias.shape, ...statistics(bias.statistics), ...(weights ? { values: nested(bias) } : {}) }
      : null,
    output: { shape: output.shape, ...mapStatistics(output.statistics), channels: output.filters.map(mapStatistics) },
    ...(cell ? { cell: cellDocument(cell) } : {}),
    backend: {
      name: values.backend.name,
      library: `@tensorflow/tfjs ${values.tfjs}`,
      workers: values.backend.workers,
      fallback: values.backend.fallback ?? null,
    },
    milliseconds: timings,
  };
}

/** JSON of a document; it has no numbers that are not finite, so these are written as texts. */
export function documentText(document: object): string {
  const writable = (_key: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  return `${JSON.stringify(document, writable, 2)}\n`;
}

/** Lists within lists, one level for each axis, as `numpy.ndarray.tolist` makes them. */
function nested({ shape, data }: Pick<WeightValues, 'shape' | 'data'>): unknown {
  return shape.slice(1).reduceRight<readonly unknown[]>((flat, size) => chunks(flat, size), [...data]);
}

function chunks(flat: readonly unknown[], size: number): readonly unknown[] {
  return Array.from({ length: flat.length / size }, (_, at) => flat.slice(at * size, (at + 1) * size));
}

/** Without what belongs to a histogram. */
export function statistics({ count, min, max, mean, std }: Statistics): object {
  return { count, min, max, mean, std };
}

function mapStatistics({ zeros, negatives, histogram, ...others }: MapStatistics): object {
  return {
    ...statistics(others),
    zeros,
    negatives,
    histogram: { start: histogram.start, bin_width: histogram.binWidth, counts: [...histogram.counts] },
  };
}

function cellDocument({ y, x, filter, shape, patch, weights, products, sum, bias, value }: CellValues): object {
  const tensor = (data: CellValues['patch']): unknown => nested({ shape, data });
  return {
    y,
    x,
    filter,
    patch: tensor(patch),
    weights: tensor(weights),
    products: tensor(products),
    sum,
    bias,
    value,
  };
}
