/** VS Code sends messages to a page as JSON, in which a number that is none or has no end becomes null. */
const NAME = 'notFinite';

const NUMBERS: ReadonlyMap<unknown, number> = new Map(
  [NaN, Infinity, -Infinity].map((value) => [String(value), value]),
);

/** A message as it can be sent without losing anything; arrays of numbers are sent as they are. */
export function toWire(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : { [NAME]: String(value) };
  return mapped(value, toWire);
}

/** The message that was sent. */
export function fromWire(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, NAME)) {
    return NUMBERS.get(Reflect.get(value, NAME));
  }
  return mapped(value, fromWire);
}

function mapped(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => change(item));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));
}
