/** @param {number} ms */
export const written = (ms) => (Number.isNaN(ms) ? '-' : ms < 10 ? ms.toFixed(1) : ms.toFixed(0));

/** @param {readonly number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Median, and in brackets the smallest and the largest. @param {readonly number[]} values */
export function spread(values) {
  return values.length === 0
    ? '-'
    : `${written(median(values))} (${written(Math.min(...values))} to ${written(Math.max(...values))})`;
}
