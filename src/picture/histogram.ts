/** How often values fall into each of some bins of equal width, which touch. */
export interface Bins {
  /** Where the first bin begins. */
  readonly start: number;
  readonly binWidth: number;
  readonly counts: Float64Array<ArrayBuffer>;
}

/** As many bins at most; fewer than twice as few. */
const MOST_BINS = 64;

/**
 * Histogram of the finite values in bins of 2^e, which begin at multiples of their width.
 * @param range least and greatest of the finite values
 */
export function histogramOf(values: Float32Array, { min, max }: { readonly min: number; readonly max: number }): Bins {
  const exponent = max > min ? Math.ceil(Math.log2((max - min) / (MOST_BINS - 1))) : 0;
  const binWidth = 2 ** exponent;
  const first = Math.floor(min / binWidth);
  const counts = new Float64Array(Math.floor(max / binWidth) - first + 1);
  for (const value of values) {
    const bin = Math.floor(value / binWidth) - first;
    if (Number.isFinite(value)) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { start: first * binWidth, binWidth, counts };
}
