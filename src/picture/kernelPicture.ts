import { diverging, type Rgb } from './diverging';

/** A kernel's values with shape (height, width, channels, filters), in C order. */
export interface KernelValues {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface KernelShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly filters: number;
}

/** Which picture of a filter: one input channel, or the channels that are red, green and blue in one colour. */
export type KernelFace = number | readonly [red: number, green: number, blue: number];

/** The four sizes of a kernel by name. */
export function kernelShape({ shape }: KernelValues): KernelShape {
  const [height = 0, width = 0, channels = 0, filters = 0] = shape;
  return { height, width, channels, filters };
}

/** One weight of a kernel. */
export function weightAt(kernel: KernelValues, y: number, x: number, channel: number, filter: number): number {
  const { width, channels, filters } = kernelShape(kernel);
  return kernel.data[((y * width + x) * channels + channel) * filters + filter] ?? 0;
}

/**
 * The colour of one cell of a filter's picture.
 * @param limit the value (of either sign) that gets the end of the scale; one for all filters keeps them comparable
 */
export function kernelColour(
  kernel: KernelValues,
  filter: number,
  face: KernelFace,
  y: number,
  x: number,
  limit: number,
): Rgb {
  const scaled = (channel: number): number => weightAt(kernel, y, x, channel, filter) / (limit || 1);
  if (typeof face === 'number') return diverging(scaled(face));
  const level = (channel: number): number => Math.round(127.5 * (1 + Math.max(-1, Math.min(1, scaled(channel)))));
  return [level(face[0]), level(face[1]), level(face[2])];
}
