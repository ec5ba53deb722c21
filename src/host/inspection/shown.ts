import { findMismatches } from '../../conv2d/proof';
import type { Trace } from '../../conv2d/trace';
import type { ImageFacts, RgbaPicture, RunValues } from '../../protocol/values';

/** What there is to show of an image; pictures and values arrive later than the trace. */
export interface Shown {
  readonly trace: Trace;
  readonly facts?: ImageFacts;
  readonly preview?: RgbaPicture;
  /** While the layer is running, of what has been computed so far. */
  readonly values?: RunValues;
  /** The values belong to an older trace. */
  readonly stale: boolean;
}

/** Part of an output is no result: it goes with its run. */
export function withoutValues({ values: _values, ...shown }: Shown): Shown {
  return shown;
}

/** A trace whose values are not there yet, with those of the last good run. */
export function awaitingValues(trace: Trace, good: Shown | undefined): Shown {
  const { facts, preview, values } = good ?? {};
  return {
    trace,
    ...(facts ? { facts } : {}),
    ...(preview ? { preview } : {}),
    ...(values ? { values } : {}),
    stale: good !== undefined,
  };
}

/** Real shapes of a finished run that differ from the traced ones; none as long as it is not finished. */
export function mismatchesOf(shown: Shown | undefined): readonly string[] {
  const { trace, values, stale } = shown ?? {};
  if (!trace || !values || stale || values.output.covered < 1) return [];
  return findMismatches(trace, {
    weightsBeforeCall: values.weightsBeforeCall,
    shapes: {
      cast: values.inputShape,
      kernel: values.kernel.shape,
      ...(values.bias ? { bias: values.bias.shape } : {}),
      output: values.output.shape,
    },
  });
}
