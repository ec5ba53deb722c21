import { formatInteger, formatValue } from '../conv2d/format';
import type { LayerState } from '../conv2d/lifecycle';
import type { Step, Trace } from '../conv2d/trace';
import type { CellValues, Statistics, WeightValues } from '../protocol/values';
import { tuple } from '../python/repr';
import type { Inspection } from '../report/document';

/** The story for a terminal. */
export function toText({ file, facts, trace, values, weights, cell }: Inspection): string {
  const { kernel, bias, output, timings } = values;
  const { name, workers, fallback } = values.backend;
  return [
    `${file}: ${facts.format}, ${trace.image.width} × ${trace.image.height} pixels, loaded like ${readerOf(trace)}`,
    ...facts.notes.map((note) => `  ${note}`),
    ...(facts.approximate ? [`  Approximate: ${facts.approximate}.`] : []),
    trace.call,
    '',
    ...trace.steps.flatMap(stepLines),
    `parameters      ${formatInteger(trace.counts.parameters)}`,
    `multiply-adds   ${formatInteger(trace.counts.multiplyAdds)}`,
    `FLOPs           ${formatInteger(trace.counts.flops)}`,
    '',
    ...stateLines('Before the first call', trace.lifecycle.before),
    ...stateLines('After it', trace.lifecycle.after),
    `kernel   ${range(kernel.statistics)}   seed ${values.seed}`,
    ...(bias ? [`bias     ${range(bias.statistics)}`] : []),
    `output   ${range(output.statistics)}`,
    ...output.filters.map((filter, index) => `  filter ${String(index).padStart(3)}   ${range(filter)}`),
    ...(weights ? weightLines('kernel', kernel) : []),
    ...(weights && bias ? weightLines('bias', bias) : []),
    ...(cell ? cellLines(cell) : []),
    '',
    ...(fallback === undefined ? [] : [`The wasm backend was not used (${fallback}): the cpu backend ran instead.`]),
    `TensorFlow.js ${values.tfjs}, ${name} backend, ${workers} ${workers === 1 ? 'worker' : 'workers'}, ${formatInteger(timings.total)} ms ` +
      `(decode ${timings.decode}, build ${timings.build}; of all workers: call ${timings.call}, summarise ${timings.summarise})`,
    '',
  ].join('\n');
}

function stepLines(step: Step, index: number): string[] {
  const facts = step.tensor ? `${step.tensor.dtype}  ` : '';
  return [
    `${index + 1}. ${step.title.padEnd(26)} ${step.shape.padEnd(22)} ${facts}`.trimEnd(),
    `   ${step.code}`,
    ...step.formulas.map(({ label, text, note }) => `   ${label}: ${text}${note === undefined ? '' : ` (${note})`}`),
    ...step.cautions.map((caution) => `   ! ${caution}`),
    '',
  ];
}

function stateLines(title: string, { answers, summary }: LayerState): string[] {
  return [
    title,
    ...answers.map(({ code, text }) => `   ${code}  ${text}`),
    ...summary.split('\n').map((line) => `   ${line}`),
    '',
  ];
}

/** Every value in C order, one row of the last axis in a line. */
function weightLines(name: string, { shape, data }: WeightValues): string[] {
  const length = shape.at(-1) ?? 1;
  const rows = Array.from({ length: data.length / length }, (_, row) =>
    data.subarray(row * length, (row + 1) * length),
  );
  return ['', `${name} ${tuple(shape)}`, ...rows.map((row) => [...row].join(' '))];
}

/** The dot product, one tap of the kernel in a line. */
function cellLines({ y, x, filter, shape, patch, weights, products, sum, bias, value }: CellValues): string[] {
  const [, width, channels] = shape;
  const column = (number: number | undefined): string => formatValue(number ?? NaN).padStart(10);
  const taps = Array.from(products, (product, at) => {
    const place = [Math.floor(at / (width * channels)), Math.floor(at / channels) % width, at % channels].join(', ');
    return `  [${place}]`.padEnd(16) + `${column(patch[at])} × ${column(weights[at])} = ${column(product)}`;
  });
  return [
    '',
    `cell (${y}, ${x}) of filter ${filter}: image × kernel at [row, column, channel]`,
    ...taps,
    `  sum ${formatValue(sum)}, bias ${formatValue(bias)}, output ${formatValue(value)}`,
  ];
}

function range({ min, max, mean, std }: Statistics): string {
  const column = (label: string, value: number): string => `${label} ${formatValue(value).padStart(9)}`;
  return [column('min', min), column('max', max), column('mean', mean), column('std', std)].join('   ');
}

function readerOf({ image: { array } }: Trace): string {
  return array.read === 'np.load' ? array.read : array.read.loader;
}
