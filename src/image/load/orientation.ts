import { like, type Pixels } from './pixels';

/** Where the pixel that is shown at (y, x) is stored, for each EXIF orientation (EXIF 2.32, tag 0x0112). */
const SOURCES: Readonly<
  Record<number, (y: number, x: number, lastRow: number, lastColumn: number) => readonly [number, number]>
> = {
  2: (y, x, _lastRow, lastColumn) => [y, lastColumn - x],
  3: (y, x, lastRow, lastColumn) => [lastRow - y, lastColumn - x],
  4: (y, x, lastRow) => [lastRow - y, x],
  5: (y, x) => [x, y],
  6: (y, x, lastRow) => [lastRow - x, y],
  7: (y, x, lastRow, lastColumn) => [lastRow - x, lastColumn - y],
  8: (y, x, _lastRow, lastColumn) => [x, lastColumn - y],
};

/** Whether this orientation exchanges height and width. */
export function isTransposed(orientation: number): boolean {
  return orientation >= 5 && orientation <= 8;
}

/** Turns the pixels the way their orientation asks for. */
export function applyOrientation(pixels: Pixels, orientation: number): Pixels {
  const source = SOURCES[orientation];
  if (!source) return pixels;
  const { channels, data } = pixels;
  const [height, width] = isTransposed(orientation) ? [pixels.width, pixels.height] : [pixels.height, pixels.width];
  const turned = like(data, data.length);
  const step = (from: readonly [number, number]): number => channels * (from[0] * pixels.width + from[1]);
  for (let y = 0; y < height; y++) {
    // Along a row of the result the source moves by the same step from pixel to pixel.
    let from = step(source(y, 0, pixels.height - 1, pixels.width - 1));
    const stride = step(source(y, 1, pixels.height - 1, pixels.width - 1)) - from;
    let to = channels * y * width;
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) turned[to++] = data[from + channel] ?? 0;
      from += stride;
    }
  }
  return { height, width, channels, data: turned };
}
