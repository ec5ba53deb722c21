/** Says whether something that came over a wire is what it should be. */
export type Check = (value: unknown) => boolean;
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER): Check {
  return (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** Infinities and NaN are numbers, too: outputs have them. */
export const isNumber: Check = (value) => typeof value === 'number';
export const isText: Check = (value) => typeof value === 'string';
export const isFlag: Check = (value) => typeof value === 'boolean';

export function isFloats(value: unknown): value is Float32Array {
  return value instanceof Float32Array;
}

/** One of some values. */
export function among(known: readonly unknown[]): Check {
  return (value) => known.includes(value);
}

/** Absent, or what the check says. */
export function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

/** A list of `most` items at most, all of one kind. */
export function listOf(check: Check, most: number, least = 0): Check {
  return (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every((item) => check(item));
}

/** An object whose own fields are what the checks say, whatever else it has. */
export function shaped(checks: Readonly<Record<string, Check>>): Check {
  const all = Object.entries(checks);
  return (value) =>
    isFields(value) && all.every(([name, check]) => check(Object.hasOwn(value, name) ? value[name] : undefined));
}
