import { kernelColour, kernelShape, type KernelValues } from './kernelPicture';

/** All channels of one filter as tiny pictures in rows, with gaps that nothing is drawn in. */
export interface KernelSheet {
  readonly height: number;
  readonly width: number;
  /** Red, green, blue and alpha. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** Pictures in a row. */
  readonly columns: number;
  /** Side of the square that stands for a weight. */
  readonly cell: number;
}

export interface SheetPlace {
  readonly channel: number;
  readonly y: number;
  readonly x: number;
}

const GAP = 1;

/**
 * @param side the sheet is as near to this as whole pixels allow, and larger only where a weight would be smaller than one
 * @param limit the value (of either sign) that gets the end of the scale
 */
export function kernelSheet(kernel: KernelValues, filter: number, limit: number, side: number): KernelSheet {
  const { height, width, channels } = kernelShape(kernel);
  const columns = Math.ceil(Math.sqrt((channels * height) / width));
  const rows = Math.ceil(channels / columns);
  const cell = Math.max(1, Math.floor((side / columns - GAP) / width));
  const size = { height: rows * (height * cell + GAP) - GAP, width: columns * (width * cell + GAP) - GAP };
  const data = new Uint8ClampedArray(4 * size.height * size.width);
  for (let channel = 0; channel < channels; channel++) {
    const top = Math.floor(channel / columns) * (height * cell + GAP);
    const left = (channel % columns) * (width * cell + GAP);
    for (let y = 0; y < height * cell; y++) {
      for (let x = 0; x < width * cell; x++) {
        const colour = kernelColour(kernel, filter, channel, Math.floor(y / cell), Math.floor(x / cell), limit);
        data.set(colour, 4 * ((top + y) * size.width + left + x));
        data[4 * ((top + y) * size.width + left + x) + 3] = 255;
      }
    }
  }
  return { ...size, data, columns, cell };
}

/** The weight at a pixel of a sheet; undefined in a gap, and behind the last channel. */
export function sheetPlace(
  { columns, cell }: Pick<KernelSheet, 'columns' | 'cell'>,
  kernel: KernelValues,
  pixel: { readonly y: number; readonly x: number },
): SheetPlace | undefined {
  const { height, width, channels } = kernelShape(kernel);
  const pitch = { y: height * cell + GAP, x: width * cell + GAP };
  const [row, column] = [Math.floor(pixel.y / pitch.y), Math.floor(pixel.x / pitch.x)];
  const [y, x] = [Math.floor((pixel.y % pitch.y) / cell), Math.floor((pixel.x % pitch.x) / cell)];
  const channel = row * columns + column;
  const isInside = row >= 0 && column >= 0 && column < columns && channel < channels && y < height && x < width;
  return isInside ? { channel, y, x } : undefined;
}
