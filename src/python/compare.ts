import { numericOf } from './arithmetic';
import { elementsOf, PythonList, unknownIn } from './values';

/** What Python takes for true; undefined where the value is not known well enough. */
export function truth(value: unknown): boolean | undefined {
  if (value === null) return false;
  const numeric = numericOf(value);
  if (numeric) return Number(numeric.value) !== 0;
  if (typeof value === 'string') return value !== '';
  if (Array.isArray(value)) return value.length > 0;
  return value instanceof PythonList ? value.items.length > 0 : undefined;
}

/** `a < b` and its like; undefined where Python raises or the values are not known well enough. */
export function compare(operator: string, a: unknown, b: unknown): boolean | undefined {
  switch (operator) {
    case '==':
      return equal(a, b);
    case '!=': {
      const same = equal(a, b);
      return same === undefined ? undefined : !same;
    }
    // Only None is the same thing wherever it is written.
    case 'is':
      return identical(a, b);
    case 'is not': {
      const same = identical(a, b);
      return same === undefined ? undefined : !same;
    }
    case 'in':
      return contains(b, a);
    case 'not in': {
      const found = contains(b, a);
      return found === undefined ? undefined : !found;
    }
    default:
      return ordered(operator, a, b);
  }
}

function ordered(operator: string, a: unknown, b: unknown): boolean | undefined {
  const [x, y] = [numericOf(a)?.value, numericOf(b)?.value];
  if (x === undefined || y === undefined) return undefined;
  switch (operator) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
    default:
      return undefined;
  }
}

function equal(a: unknown, b: unknown): boolean | undefined {
  if (unknownIn(a) ?? unknownIn(b)) return undefined;
  const [x, y] = [numericOf(a), numericOf(b)];
  if (x && y)
    return Number.isNaN(x.value) || Number.isNaN(y.value) ? false : !(x.value < y.value) && !(x.value > y.value);
  const simple = (value: unknown): boolean =>
    value === null || typeof value === 'string' || numericOf(value) !== undefined;
  if (simple(a) && simple(b)) return a === b;
  const [all, others] = [elementsOf(a), elementsOf(b)];
  if (!all || !others || a instanceof PythonList !== b instanceof PythonList) return undefined;
  if (all.length !== others.length) return false;
  const parts = all.map((item, at) => equal(item, others[at]));
  return parts.includes(undefined) ? undefined : parts.every((part) => part === true);
}

function identical(a: unknown, b: unknown): boolean | undefined {
  if (unknownIn(a) ?? unknownIn(b)) return undefined;
  return a === null || b === null ? a === b : typeof a === 'boolean' && typeof b === 'boolean' ? a === b : undefined;
}

function contains(all: unknown, item: unknown): boolean | undefined {
  const found = elementsOf(all)?.map((candidate) => equal(candidate, item));
  if (!found) return undefined;
  return found.includes(true) ? true : found.includes(undefined) ? undefined : false;
}
