import { repr } from './repr';
import { numberOf } from './values';

/** Slots of the table behind a Python set of up to four elements. */
const SLOTS = 8;

/** A set of numbers as CPython prints it. */
export function setText(values: readonly unknown[]): string {
  return `{${setOrder(values).map(repr).join(', ')}}`;
}

/** A set of numbers as CPython goes through it: equal ones once, in the order of their hashes' lowest bits. */
export function setOrder(values: readonly unknown[]): readonly unknown[] {
  const distinct = values.filter((value, at) => values.findIndex((other) => number(other) === number(value)) === at);
  const sorted = distinct
    .map((value, at) => ({ value, at, slot: slotOf(number(value)) }))
    .sort((a, b) => a.slot - b.slot || a.at - b.at);
  return sorted.map(({ value }) => value);
}

/** A whole number is its own hash, only -1 has that of -2. */
function slotOf(value: number): number {
  const hash = value === -1 ? -2 : Math.trunc(value);
  return ((hash % SLOTS) + SLOTS) % SLOTS;
}

function number(value: unknown): number {
  return typeof value === 'boolean' ? Number(value) : (numberOf(value) ?? NaN);
}
