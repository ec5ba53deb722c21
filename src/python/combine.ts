import { numericOf, operate, valueOf } from './arithmetic';
import { type Budget, MOST_ITEMS } from './budget';
import { percentFormatted } from './functions';
import { elementsOf, NumpyArray, PythonList } from './values';

/** Undefined where Python raises, or where the result would be too large. */
export function combined(operator: string, a: unknown, b: unknown, budget: Budget): unknown {
  const [x, y] = [numericOf(a), numericOf(b)];
  if (x && y) {
    const result = operate(operator, x, y);
    return result && valueOf(result);
  }
  if (operator === '%' && typeof a === 'string') return shortText(percentFormatted(a, b));
  if (operator === '+') return joined(a, b, budget);
  if (operator !== '*') return undefined;
  if (y?.kind === 'int' && !y.numpy) return repeated(a, Number(y.value), budget);
  return x?.kind === 'int' && !x.numpy ? repeated(b, Number(x.value), budget) : undefined;
}

function joined(a: unknown, b: unknown, budget: Budget): unknown {
  if (typeof a === 'string' && typeof b === 'string') return shortText(a + b);
  const [all, more] = [sequenceOf(a), sequenceOf(b)];
  if (!all || !more || a instanceof PythonList !== b instanceof PythonList) return undefined;
  if (all.length + more.length > MOST_ITEMS) return undefined;
  budget.spendItems(all.length + more.length);
  const items = [...all, ...more];
  return a instanceof PythonList ? new PythonList(items) : items;
}

function repeated(value: unknown, times: number, budget: Budget): unknown {
  const count = Math.max(0, times);
  if (typeof value === 'string') return value.length * count > MOST_ITEMS ? undefined : value.repeat(count);
  const all = sequenceOf(value);
  if (!all || all.length * count > MOST_ITEMS) return undefined;
  budget.spendItems(all.length * count);
  const items = all.length === 0 ? [] : Array.from({ length: count }, () => all).flat();
  return value instanceof PythonList ? new PythonList(items) : items;
}

/** The elements of a tuple or list. */
export function sequenceOf(value: unknown): readonly unknown[] | undefined {
  return value instanceof NumpyArray ? undefined : elementsOf(value);
}

/** Undefined for a text that is too long to go on with. */
export function shortText(text: string | undefined): string | undefined {
  return text !== undefined && text.length > MOST_ITEMS ? undefined : text;
}
