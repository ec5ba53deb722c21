import type { Extent } from './inputWindow';

/** Some rows of one image's output; what is computed at a time. */
export interface Strip {
  readonly index: number;
  readonly image: number;
  readonly rows: Extent;
}

/** What one strip may cost at most, as far as a single row allows. */
export interface StripBudget {
  /** Of its output. */
  readonly bytes: number;
  readonly multiplyAdds: number;
  /** Pixels that its cells look at, each counted for every cell. */
  readonly taps: number;
}

/** What one row of the output costs. */
export type RowCost = StripBudget;

/** How many of the rows one strip has: as many as the budget allows, and about the same number in all. */
export function rowsOfStrip(height: number, row: RowCost, budget: StripBudget): number {
  const { bytes, multiplyAdds, taps } = budget;
  const affordable = Math.min(bytes / row.bytes, multiplyAdds / row.multiplyAdds, taps / row.taps, height);
  const strips = Math.ceil(height / Math.max(1, Math.floor(affordable)));
  return Math.ceil(height / strips);
}

/**
 * Cuts an output into strips, in the order in which they are computed: image after image, and within one so that the strips
 * done so far are spread evenly over it, coarsely first (the binary digits of the place, reversed).
 */
export function planStrips(images: number, height: number, rows: number): readonly Strip[] {
  const perImage = Math.ceil(height / rows);
  const order = spreadOut(perImage);
  return Array.from({ length: images * perImage }, (_, index) => {
    const from = (order[index % perImage] ?? 0) * rows;
    return { index, image: Math.floor(index / perImage), rows: { from, to: Math.min(from + rows, height) } };
  });
}

/** The numbers below `count` in the order of their reversed binary digits (J. G. van der Corput, 1935). */
function spreadOut(count: number): readonly number[] {
  const digits = Math.ceil(Math.log2(Math.max(count, 1)));
  const reversed = (value: number): number => {
    let result = 0;
    for (let digit = 0; digit < digits; digit++) result = 2 * result + (Math.floor(value / 2 ** digit) % 2);
    return result;
  };
  return Array.from({ length: 2 ** digits }, (_, value) => reversed(value)).filter((value) => value < count);
}
