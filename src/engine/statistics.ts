import type { Statistics } from '../protocol/values';

/** Where a tensor has the axis that is cut into slices. */
export interface Slicing {
  readonly slices: number;
  /** Number of values in a row that belong to the same slice: 1 where the axis is the last one. */
  readonly run: number;
}

/**
 * Statistics of every slice, in one pass. Mean and deviation are updated as B. P. Welford, "Note on a Method for
 * Calculating Corrected Sums of Squares and Products" (1962), so that large means do not eat small deviations.
 *
 * @param data (…, slices, run) in C order
 */
export function sliceStatistics(data: Float32Array, { slices, run }: Slicing): Statistics[] {
  const min = new Float64Array(slices).fill(Infinity);
  const max = new Float64Array(slices).fill(-Infinity);
  const mean = new Float64Array(slices);
  const squares = new Float64Array(slices);
  const seen = new Float64Array(slices);
  const count = data.length / slices;
  for (let at = 0; at < data.length;) {
    for (let slice = 0; slice < slices; slice++) {
      for (const end = at + run; at < end; at++) {
        const value = data[at] ?? NaN;
        if (value < (min[slice] ?? 0)) min[slice] = value;
        if (value > (max[slice] ?? 0)) max[slice] = value;
        const n = (seen[slice] ?? NaN) + 1;
        const before = mean[slice] ?? NaN;
        const after = before + (value - before) / n;
        seen[slice] = n;
        mean[slice] = after;
        squares[slice] = (squares[slice] ?? NaN) + (value - before) * (value - after);
      }
    }
  }
  return Array.from({ length: slices }, (_, slice) => ({
    count,
    min: min[slice] ?? NaN,
    max: max[slice] ?? NaN,
    mean: mean[slice] ?? NaN,
    std: Math.sqrt((squares[slice] ?? NaN) / count),
  }));
}

/** Statistics of the union of several slices (Chan, Golub and LeVeque, "Updating Formulae", 1979). */
export function mergeStatistics(parts: readonly Statistics[]): Statistics {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const mean = parts.reduce((sum, part) => sum + part.mean * part.count, 0) / count;
  const squares = parts.reduce((sum, part) => sum + part.count * (part.std ** 2 + (part.mean - mean) ** 2), 0);
  return {
    count,
    min: parts.reduce((least, { min }) => Math.min(least, min), Infinity),
    max: parts.reduce((most, { max }) => Math.max(most, max), -Infinity),
    mean,
    std: Math.sqrt(squares / count),
  };
}
