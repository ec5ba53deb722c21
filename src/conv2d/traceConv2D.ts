import type { Conv2DArguments } from './arguments';
import { callText } from './callText';
import { checkBuild } from './checkBuild';
import { countsOf, receptiveFieldOf } from './counts';
import { lifecycleOf } from './lifecycle';
import type { ImageShape } from './load/imageArray';
import { shapesOf } from './shapes';
import { imageSteps } from './steps/imageSteps';
import { outputStep } from './steps/outputStep';
import { weightSteps } from './steps/weightSteps';
import type { TraceResult } from './trace';

/**
 * Traces every shape from the image to the layer's output: no pixel is read, no weight is made.
 *
 * @param image name of the file; height, width and channels of the array that the loader returns
 * @param drawnSeed drawn for this layer; used where the arguments fix none
 * @returns seven steps, or the problem that Keras would raise when the layer meets this image
 */
export function traceConv2D(image: ImageShape, args: Conv2DArguments, drawnSeed = 0): TraceResult {
  const problem = checkBuild(image, args);
  if (problem) return { ok: false, problem };
  const seed = args.seed ?? drawnSeed;
  const shapes = shapesOf(image, args);
  const counts = countsOf(args, shapes);
  const field = receptiveFieldOf(shapes);
  const call = callText(args);
  return {
    ok: true,
    trace: {
      image,
      arguments: args,
      seed,
      call,
      steps: [
        ...imageSteps(image, args),
        ...weightSteps({ image, args, shapes, counts, call, seed }),
        outputStep({ args, shapes, counts, field }),
      ],
      counts,
      receptiveField: field,
      lifecycle: lifecycleOf(args, shapes, counts),
    },
  };
}
