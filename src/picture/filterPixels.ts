import { kernelColour, type KernelFace, kernelShape, type KernelValues } from './kernelPicture';
import { kernelSheet } from './kernelSheet';
import { type Pixels, sheetOf } from './pixels';

/** How a filter is drawn. */
export interface FilterLook {
  /** The channels that are red, green and blue, where the filter sees all three. */
  readonly colours: readonly [red: number, green: number, blue: number] | undefined;
  /** Only the mixed colours, where there are any, or all channels as well. */
  readonly channels: boolean;
  /** The weight (of either sign) at the end of the scale. */
  readonly limit: number;
  /** Of one channel's picture in pixels, as near as whole pixels for each weight allow. */
  readonly side: number;
}

const GAP = 2;

/** A filter as pixels: the mixed colours, then each channel, as the panel shows them. */
export function filterPixels(
  kernel: KernelValues,
  filter: number,
  { colours, channels, limit, side }: FilterLook,
): Pixels {
  const shape = kernelShape(kernel);
  if (!colours) {
    const across = Math.ceil(Math.sqrt((shape.channels * shape.height) / shape.width));
    return kernelSheet(kernel, filter, limit, across * (side + GAP));
  }
  const faces: readonly KernelFace[] = channels
    ? [colours, ...Array.from({ length: shape.channels }, (_, channel) => channel)]
    : [colours];
  return sheetOf(
    faces.map((face) => facePixels(kernel, filter, face, limit, side)),
    faces.length,
    GAP,
  );
}

function facePixels(kernel: KernelValues, filter: number, face: KernelFace, limit: number, side: number): Pixels {
  const { height, width } = kernelShape(kernel);
  const cell = Math.max(1, Math.floor(side / Math.max(height, width)));
  const size = { height: height * cell, width: width * cell };
  const data = new Uint8ClampedArray(4 * size.height * size.width).fill(255);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const colour = kernelColour(kernel, filter, face, Math.floor(y / cell), Math.floor(x / cell), limit);
      data.set(colour, 4 * (y * size.width + x));
    }
  }
  return { ...size, data };
}
