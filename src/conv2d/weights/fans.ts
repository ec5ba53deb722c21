import type { Scaling } from '../initializers';

/** Standard deviation of a normal distribution of deviation 1 that is cut off at 2 (Keras' own digits). */
export const TRUNCATED_DEVIATION = 0.87962566103423978;

/** Numbers of inputs and outputs that a weight connects. */
export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

interface FanAxes {
  readonly inputAxes: readonly number[] | null;
  readonly outputAxes: readonly number[] | null;
}

/**
 * Fans of a weight (keras/src/initializers/random_initializers.py, `compute_fans`): of a kernel (height, width, channels,
 * filters) all but the filters make fan_in, all but the channels make fan_out; of a bias both are its length.
 *
 * @returns undefined where one of the axes does not exist
 */
export function fansOf(shape: readonly number[], { inputAxes, outputAxes }: FanAxes): Fans | undefined {
  const product = (sizes: readonly (number | undefined)[]): number =>
    sizes.reduce<number>((all, size) => all * (size ?? NaN), 1);
  if (inputAxes && outputAxes) {
    const fans = {
      fanIn: product(inputAxes.map((axis) => shape.at(axis))),
      fanOut: product(outputAxes.map((axis) => shape.at(axis))),
    };
    return Number.isNaN(fans.fanIn + fans.fanOut) ? undefined : fans;
  }
  if (shape.length === 1) return { fanIn: product(shape), fanOut: product(shape) };
  const field = product(shape.slice(0, -2));
  return { fanIn: field * product([shape.at(-2)]), fanOut: field * product([shape.at(-1)]) };
}

/** Variance that a scaling gives to the weights, before a uniform or truncated shape is accounted for. */
export function varianceOf({ scale, mode }: Scaling, { fanIn, fanOut }: Fans): number {
  switch (mode) {
    case 'fan_in':
      return scale / Math.max(1, fanIn);
    case 'fan_out':
      return scale / Math.max(1, fanOut);
    case 'fan_avg':
      return scale / Math.max(1, (fanIn + fanOut) / 2);
  }
}
