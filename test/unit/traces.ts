import { type Conv2DArguments, DEFAULT_ARGUMENTS } from '../../src/conv2d/arguments';
import type { ImageShape } from '../../src/conv2d/load/imageArray';
import type { Trace } from '../../src/conv2d/trace';
import { traceConv2D } from '../../src/conv2d/traceConv2D';

/** The trace of a layer that Keras takes: the tutorial's, but for what is said. */
export function tracedWith(image: ImageShape, changes: Partial<Conv2DArguments> = {}): Trace {
  const result = traceConv2D(image, { ...DEFAULT_ARGUMENTS, ...changes });
  if (!result.ok) throw new Error(result.problem.message);
  return result.trace;
}
