import { formatInteger, formatValue } from '../conv2d/format';
import type { Step } from '../conv2d/trace';
import type { Statistics } from '../protocol/values';
import type { Inspection } from './document';

/** The story for a terminal. */
export function toText({ file, facts, trace, values }: Inspection): string {
  const { kernel, bias, output, timings } = values;
  const total = timings.decode + timings.build + timings.call + timings.summarise;
  return [
    `${file}: ${facts.format}, ${facts.width} × ${facts.height} pixels`,
    ...facts.notes.map((note) => `  ${note}`),
    trace.call,
    '',
    ...trace.steps.flatMap(stepLines),
    `parameters      ${formatInteger(trace.parameters)}`,
    `multiply-adds   ${formatInteger(trace.multiplyAdds)}`,
    '',
    `kernel   ${range(kernel.statistics)}   seed ${values.seed}`,
    ...(bias ? [`bias     ${range(bias.statistics)}`] : []),
    `output   ${range(output.statistics)}`,
    ...output.filters.map((filter, index) => `  filter ${String(index).padStart(3)}   ${range(filter)}`),
    '',
    `TensorFlow.js ${values.tfjs}, ${values.backend} backend, ${formatInteger(total)} ms ` +
      `(decode ${timings.decode}, build ${timings.build}, call ${timings.call}, summarise ${timings.summarise})`,
    '',
  ].join('\n');
}

function stepLines(step: Step, index: number): string[] {
  const facts = step.tensor ? `${step.tensor.dtype}  ` : '';
  return [
    `${index + 1}. ${step.title.padEnd(26)} ${step.shape.padEnd(22)} ${facts}`.trimEnd(),
    `   ${step.code}`,
    ...step.formulas.map(({ label, text }) => `   ${label}: ${text}`),
    '',
  ];
}

function range({ min, max, mean, std }: Statistics): string {
  const column = (label: string, value: number): string => `${label} ${formatValue(value).padStart(9)}`;
  return [column('min', min), column('max', max), column('mean', mean), column('std', std)].join('   ');
}
