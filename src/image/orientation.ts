import type { RgbPixels } from './codec';

/** Where the pixel that is shown at (y, x) is stored, for each EXIF orientation (EXIF 2.32, tag 0x0112). */
const SOURCES: Readonly<
  Record<number, (y: number, x: number, lastRow: number, lastColumn: number) => [number, number]>
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

/** Turns the picture the way its EXIF orientation asks for, as `cv2.imread` does. */
export function applyOrientation(pixels: RgbPixels, orientation: number): RgbPixels {
  const source = SOURCES[orientation];
  if (!source) return pixels;
  const [height, width] = isTransposed(orientation) ? [pixels.width, pixels.height] : [pixels.height, pixels.width];
  const data = new Uint8Array(pixels.data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fromY, fromX] = source(y, x, pixels.height - 1, pixels.width - 1);
      const from = 3 * (fromY * pixels.width + fromX);
      data.set(pixels.data.subarray(from, from + 3), 3 * (y * width + x));
    }
  }
  return { height, width, data, notes: [...pixels.notes, `Turned by EXIF orientation ${orientation}.`] };
}
