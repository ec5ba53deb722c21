import { formatValue } from '../conv2d/format';

/** A whole number as it is, any other one at a glance. */
export function exactOrShort(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : formatValue(value);
}
