import { imageShape } from '../conv2d/load/imageArray';
import { shapesOf } from '../conv2d/shapes';
import type { Trace } from '../conv2d/trace';
import type { DecodedImage } from '../engine/decodeImage';
import type { Built } from '../engine/engine';
import type { RunValues } from '../protocol/values';
import type { LayerOutput } from './layerRun';

/** The output, as far as it has come, and what it took. */
export type Made = Pick<LayerOutput, 'output' | 'call' | 'summarise' | 'workers'>;

/** All that is shown of a run; the input's shape is that of the decoded pixels, not the traced one. */
export function runValues(
  trace: Trace,
  image: DecodedImage,
  built: Built,
  made: Made,
  timings: Pick<RunValues['timings'], 'decode' | 'build' | 'total'>,
): RunValues {
  const real = imageShape(trace.image.name, { ...trace.image.array, shape: image.shape });
  return {
    weightsBeforeCall: built.weightsBeforeCall,
    inputShape: shapesOf(real, trace.arguments).batch,
    input: image.statistics,
    kernel: built.kernel,
    bias: built.bias,
    output: made.output,
    seed: trace.seed,
    backend: {
      name: built.backend,
      workers: made.workers,
      ...(built.fallback === undefined ? {} : { fallback: built.fallback }),
    },
    tfjs: built.tfjs,
    timings: { ...timings, call: Math.round(made.call), summarise: Math.round(made.summarise) },
  };
}
