import { ARGUMENT_NAMES, KERAS_NAMES } from '../conv2d/arguments';
import type { Trace } from '../conv2d/trace';
import type { ImageFacts, RunValues, Statistics } from '../protocol/values';

/** Raised when a field changes its meaning or goes away; new fields may come at any time. */
const FORMAT = 'convscope.inspect/1';

/** One finished inspection, as the command line has it. */
export interface Inspection {
  readonly file: string;
  readonly facts: ImageFacts;
  readonly trace: Trace;
  readonly values: RunValues;
}

/** The document that `--json` prints. README documents its fields. */
export function toDocument({ file, facts, trace, values }: Inspection): object {
  const { kernel, bias, output, timings } = values;
  return {
    format: FORMAT,
    image: { file, ...facts },
    layer: {
      call: trace.call,
      arguments: Object.fromEntries(ARGUMENT_NAMES.map((name) => [KERAS_NAMES[name], trace.arguments[name]])),
      seed: values.seed,
      parameters: trace.parameters,
      multiply_adds: trace.multiplyAdds,
      weights_before_call: Array.from({ length: values.weightsBeforeCall }, () => null),
    },
    steps: trace.steps.map(({ id, title, code, shape, tensor, formulas, explanation }) => ({
      id,
      title,
      code,
      text: shape,
      shape: tensor ? tensor.axes.map((axis) => axis.size) : null,
      axes: tensor ? tensor.axes.map(({ role, meaning }) => ({ role, meaning })) : [],
      dtype: tensor?.dtype ?? null,
      values: tensor?.values ?? 0,
      bytes: tensor?.bytes ?? 0,
      formulas: formulas.map(({ label, text }) => ({ label, text })),
      explanation,
    })),
    kernel: { shape: kernel.shape, ...statistics(kernel.statistics), filters: kernel.filters.map(statistics) },
    bias: bias ? { shape: bias.shape, ...statistics(bias.statistics) } : null,
    output: { shape: output.shape, ...statistics(output.statistics), channels: output.filters.map(statistics) },
    backend: { name: values.backend, library: `@tensorflow/tfjs ${values.tfjs}` },
    milliseconds: timings,
  };
}

function statistics({ count, min, max, mean, std }: Statistics): object {
  return { count, min, max, mean, std };
}
