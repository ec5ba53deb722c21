import * as l10n from '@vscode/l10n';
import { MAX_FILTERS } from '../arguments';

/** Whole numbers that divide all of the values, smallest first; none above the most filters that are allowed. */
export function commonDivisors(...values: readonly number[]): readonly number[] {
  const least = Math.min(MAX_FILTERS, ...values);
  const found: number[] = [];
  for (let candidate = 1; candidate <= least; candidate++) {
    if (values.every((value) => value % candidate === 0)) found.push(candidate);
  }
  return found;
}

/** The numbers of a sorted list next to a value, below and above it; at least one, at most two. */
export function nearest(sorted: readonly number[], value: number): readonly number[] {
  const below = sorted.filter((candidate) => candidate < value).at(-1);
  const above = sorted.find((candidate) => candidate > value);
  return [below, above].filter((candidate) => candidate !== undefined);
}

/** `1 or 3`, of one number or two. */
export function either([first, second]: readonly number[]): string {
  return second === undefined ? `${first ?? ''}` : l10n.t('{0} or {1}', first ?? '', second);
}
