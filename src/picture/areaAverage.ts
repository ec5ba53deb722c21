/** Height and width of a picture that fits into a square of the given side; never larger than the source. */
export function fitWithin(height: number, width: number, side: number): { height: number; width: number } {
  const scale = Math.min(1, side / Math.max(height, width));
  return { height: Math.max(1, Math.round(height * scale)), width: Math.max(1, Math.round(width * scale)) };
}

/** First index of the source that belongs to cell `index` of `cells`; cells never overlap and leave no gap. */
export function cellStart(index: number, cells: number, length: number): number {
  return Math.floor((index * length) / cells);
}

/**
 * Shrinks a picture by averaging the source pixels of each cell.
 * @param source (height, width, channels) in C order
 * @param size of the result; at most the source's
 * @returns (channels, size.height, size.width) in C order: one picture after the other
 */
export function areaAverage(
  source: Float32Array | Uint8Array,
  shape: { readonly height: number; readonly width: number; readonly channels: number },
  size: { readonly height: number; readonly width: number },
): Float32Array<ArrayBuffer> {
  const { height, width, channels } = shape;
  const result = new Float32Array(channels * size.height * size.width);
  const sums = new Float64Array(channels);
  for (let row = 0; row < size.height; row++) {
    const top = cellStart(row, size.height, height);
    const bottom = cellStart(row + 1, size.height, height);
    for (let column = 0; column < size.width; column++) {
      const left = cellStart(column, size.width, width);
      const right = cellStart(column + 1, size.width, width);
      sums.fill(0);
      for (let y = top; y < bottom; y++) {
        let at = (y * width + left) * channels;
        for (let x = left; x < right; x++) {
          for (let channel = 0; channel < channels; channel++)
            sums[channel] = (sums[channel] ?? 0) + (source[at++] ?? 0);
        }
      }
      const count = (bottom - top) * (right - left);
      for (let channel = 0; channel < channels; channel++) {
        result[(channel * size.height + row) * size.width + column] = (sums[channel] ?? 0) / count;
      }
    }
  }
  return result;
}

/** Smallest and largest finite value of a part of an array; both 0 where there is none. */
export function rangeOf(values: Float32Array): { readonly min: number; readonly max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : { min: 0, max: 0 };
}

/** A value's grey level, black at `min` and white at `max`; middle grey where there is no range. */
export function greyLevel(value: number, range: { readonly min: number; readonly max: number }): number {
  if (!(range.max > range.min)) return 128;
  return Math.max(0, Math.min(255, Math.round((255 * (value - range.min)) / (range.max - range.min))));
}
