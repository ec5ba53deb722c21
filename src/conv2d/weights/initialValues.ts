import { broadcastConstant, constantShape, isBroadcastable } from '../constant';
import { type Initializer, isRandom, scalingOf } from '../initializers';
import { fansOf, TRUNCATED_DEVIATION, varianceOf } from './fans';
import { drawNormal, drawTruncatedNormal } from './normal';
import { drawOrthogonal } from './orthogonal';
import { drawUniform } from './uniform';

/**
 * The values that Keras 3 on its TensorFlow backend gives to a weight: equal to the last bit for everything uniform or
 * constant, within the rounding of float32 for what goes through logarithms and factorisations.
 *
 * @param shape (kernel height, kernel width, channels per group, filters), or (filters,) of a bias
 * @param layerSeed for an initializer that has none of its own
 * @returns values in C order; undefined where Keras refuses this shape (`initializerProblem` says why)
 */
export function initialValues(
  initializer: Initializer,
  shape: readonly number[],
  layerSeed: number,
): Float32Array<ArrayBuffer> | undefined {
  const count = shape.reduce((product, size) => product * size, 1);
  const seed = isRandom(initializer) ? (initializer.seed ?? layerSeed) : layerSeed;
  const scaling = scalingOf(initializer);
  if (scaling) {
    const fans = fansOf(shape, scaling);
    if (!fans) return undefined;
    const variance = varianceOf(scaling, fans);
    switch (scaling.distribution) {
      case 'uniform': {
        const limit = Math.sqrt(3 * variance);
        return drawUniform(count, -limit, limit, seed);
      }
      case 'truncated_normal':
        return drawTruncatedNormal(count, 0, Math.sqrt(variance) / TRUNCATED_DEVIATION, seed);
      case 'untruncated_normal':
        return drawNormal(count, 0, Math.sqrt(variance), seed);
    }
  }
  switch (initializer.className) {
    case 'Zeros':
      return new Float32Array(count);
    case 'Ones':
      return new Float32Array(count).fill(1);
    case 'Constant':
      return isBroadcastable(constantShape(initializer.value), shape)
        ? broadcastConstant(initializer.value, shape)
        : undefined;
    case 'RandomUniform':
      return drawUniform(count, initializer.minval, initializer.maxval, seed);
    case 'RandomNormal':
      return drawNormal(count, initializer.mean, initializer.stddev, seed);
    case 'TruncatedNormal':
      return drawTruncatedNormal(count, initializer.mean, initializer.stddev, seed);
    case 'Orthogonal': {
      const filters = shape.at(-1);
      return shape.length < 2 || !filters
        ? undefined
        : drawOrthogonal(count / filters, filters, initializer.gain, seed);
    }
    default:
      return undefined;
  }
}
