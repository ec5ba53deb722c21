/** How two arrays differ, in numbers that can be added up over parts of them. */
export interface DifferenceTotals {
  /** Places where both have a finite number; all that follows but `unknown` is of these. */
  readonly count: number;
  /** Places where one of them is infinite or no number. */
  readonly unknown: number;
  readonly equal: number;
  /** Least and greatest difference; NaN where there is none. */
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  /** Sum of the differences without their signs. */
  readonly absolute: number;
}

/** What `b` has more than `a` in every place, and the totals of it; NaN where one of them has no finite number. */
export function differenceOf(
  a: Float32Array,
  b: Float32Array,
): { readonly values: Float32Array<ArrayBuffer>; readonly totals: DifferenceTotals } {
  if (a.length !== b.length) throw new Error(`${a.length} and ${b.length} values have no difference.`);
  const values = new Float32Array(a.length);
  let [count, equal, sum, absolute, min, max] = [0, 0, 0, 0, Infinity, -Infinity];
  for (let at = 0; at < a.length; at++) {
    const [from, to] = [a[at] ?? NaN, b[at] ?? NaN];
    if (!Number.isFinite(from) || !Number.isFinite(to)) {
      values[at] = NaN;
      continue;
    }
    // In double precision: the ends are those of the exact differences, not of rounded ones.
    const difference = to - from;
    values[at] = difference;
    count++;
    if (difference === 0) equal++;
    sum += difference;
    absolute += Math.abs(difference);
    if (difference < min) min = difference;
    if (difference > max) max = difference;
  }
  const ends = count === 0 ? { min: NaN, max: NaN } : { min, max };
  return { values, totals: { count, unknown: a.length - count, equal, ...ends, sum, absolute } };
}

/** The means of the differences, beside the totals that are statistics already. */
export function meansOf({ sum, absolute, ...totals }: DifferenceTotals): Omit<DifferenceTotals, 'sum' | 'absolute'> & {
  readonly mean: number;
  readonly meanAbsolute: number;
} {
  return { ...totals, mean: sum / totals.count, meanAbsolute: absolute / totals.count };
}

/** The totals of a whole from those of its parts. */
export function joinTotals(parts: readonly DifferenceTotals[]): DifferenceTotals {
  const add = (of: (part: DifferenceTotals) => number): number => parts.reduce((sum, part) => sum + of(part), 0);
  const known = parts.filter(({ count }) => count > 0);
  const ends = known.length === 0 ? { min: NaN, max: NaN } : { min: Infinity, max: -Infinity };
  return {
    count: add(({ count }) => count),
    unknown: add(({ unknown }) => unknown),
    equal: add(({ equal }) => equal),
    min: known.reduce((least, { min }) => Math.min(least, min), ends.min),
    max: known.reduce((most, { max }) => Math.max(most, max), ends.max),
    sum: add(({ sum }) => sum),
    absolute: add(({ absolute }) => absolute),
  };
}
