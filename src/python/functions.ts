import { floatValue, numericOf, operate, valueOf } from './arithmetic';
import { MOST_ITEMS } from './budget';
import { compare, truth } from './compare';
import { str } from './repr';
import {
  elementsOf,
  NumpyArray,
  type NumpyDtype,
  NumpyInteger,
  PythonDict,
  PythonList,
  type PythonArgument,
  unknownIn,
} from './values';

/** Undefined is what a function returns where Python raises, or where its result is not certain. */
type PythonFunction = (...values: readonly unknown[]) => unknown;

/**
 * Functions that are carried out, by their full names: those whose result is the same on every machine, to the last bit.
 * Keras' configuration is as it is where nobody has changed it.
 */
const FUNCTIONS: ReadonlyMap<string, PythonFunction> = new Map<string, PythonFunction>([
  ['int', toInteger],
  ['float', (value = 0) => lifted(value, (number) => floatValue(number))],
  ['bool', (value = false) => truth(value)],
  ['str', (value = '') => textOf(value)],
  ['len', lengthOf],
  ['abs', absolute],
  ['max', (...values) => extreme('>', values)],
  ['min', (...values) => extreme('<', values)],
  ['sum', (items) => elementsOf(items)?.reduce((sum, item) => combined('+', sum, item), 0)],
  ['pow', (a, b) => combined('**', a, b)],
  ['round', (value, digits) => (digits === undefined ? lifted(value, halfToEven) : undefined)],
  ['tuple', (items = []) => plainElements(items)],
  ['list', (items = []) => listOf(items)],
  ['math.sqrt', squareRoot],
  // Not to the last bit of a double, but to that of the float32 that a layer makes of it.
  ['math.log', logarithm],
  ['numpy.log', logarithm],
  ['math.pow', (a, b) => lifted(a, (x) => lifted(b, (y) => combined('**', floatValue(x), floatValue(y))))],
  ['math.ceil', (value) => lifted(value, (number) => wholeOf(Math.ceil(number)))],
  ['math.floor', (value) => lifted(value, (number) => wholeOf(Math.floor(number)))],
  ['numpy.sqrt', squareRoot],
  ['numpy.ceil', (value) => lifted(value, (number) => floatValue(Math.ceil(number)))],
  ['numpy.floor', (value) => lifted(value, (number) => floatValue(Math.floor(number)))],
  ['numpy.float64', (value) => lifted(value, floatValue)],
  ...(['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64'] as const).map(
    (name) => [`numpy.${name}`, (value: unknown) => numpyInteger(name, value)] as const,
  ),
  ['numpy.array', numpyArray],
  ['numpy.asarray', numpyArray],
  ['numpy.prod', (items) => numpyProduct(items)],
  ['keras.backend.image_data_format', () => 'channels_last'],
  ['keras.config.image_data_format', () => 'channels_last'],
  ['keras.backend.floatx', () => 'float32'],
  ['keras.config.floatx', () => 'float32'],
  ['keras.backend.epsilon', () => 1e-7],
  ['keras.config.epsilon', () => 1e-7],
]);

/** Constants of modules. */
const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['math.pi', Math.PI],
  ['math.e', Math.E],
  ['math.inf', Infinity],
  ['numpy.pi', Math.PI],
  ['numpy.e', Math.E],
  ['numpy.inf', Infinity],
]);

/** What a name of a module stands for; undefined where that is not a plain value. */
export function constantOf(origin: string): unknown {
  return CONSTANTS.get(origin);
}

/** What a function of Python or NumPy returns; undefined where it is not one that is carried out here. */
export function called(origin: string, given: readonly PythonArgument[]): unknown {
  if (origin === 'dict') return dictOf(given);
  const run = FUNCTIONS.get(origin);
  if (!run || given.length > 64) return undefined;
  // A keyword may change what a function does, such as `max(…, key=…)`.
  if (given.some(({ name, value }) => name !== undefined || unknownIn(value) !== undefined)) return undefined;
  if (origin.startsWith('keras.') ? given.length > 0 : given.length > 2 && !['max', 'min'].includes(origin))
    return undefined;
  return run(...given.map(({ value }) => value));
}

/** A method of a text. */
export function textMethod(text: string, method: string, given: readonly PythonArgument[]): unknown {
  if (given.some(({ value }) => unknownIn(value) !== undefined)) return undefined;
  const values = given.map(({ value }) => value);
  if (given.some(({ name }) => name !== undefined)) return undefined;
  switch (method) {
    case 'lower':
      return values.length === 0 && isAscii(text) ? text.toLowerCase() : undefined;
    case 'upper':
      return values.length === 0 && isAscii(text) ? text.toUpperCase() : undefined;
    case 'strip':
      return values.length === 0 && isAscii(text) ? text.trim() : undefined;
    case 'join': {
      const parts = values.length === 1 ? elementsOf(values[0]) : undefined;
      if (!parts?.every((part) => typeof part === 'string')) return undefined;
      const letters = parts.reduce((sum, part) => sum + part.length + text.length, 0);
      return letters > 2 * MOST_ITEMS ? undefined : parts.join(text);
    }
    case 'format':
      return formatted(text, values);
    default:
      return undefined;
  }
}

/** `'conv%d' % 3`; undefined for all that is more than texts and whole numbers put in. */
export function percentFormatted(text: string, value: unknown): string | undefined {
  const values: readonly unknown[] = elementsOf(value instanceof PythonList ? [value] : value) ?? [value];
  let at = 0;
  const strange: string[] = [];
  const result = text.replace(/%(0?\d{0,2})(.?)/gs, (whole, width: string, kind: string) => {
    if (whole === '%%') return '%';
    const shown = percentItem(values[at++], width, kind);
    if (shown === undefined) strange.push(whole);
    return shown ?? '';
  });
  return strange.length === 0 && at === values.length ? result : undefined;
}

function percentItem(item: unknown, width: string, kind: string): string | undefined {
  if (kind === 's') return width === '' ? textOf(item) : undefined;
  const whole = typeof item === 'number' && Number.isInteger(item) && (item >= 0 || width === '');
  if (!whole || (kind !== 'd' && kind !== 'i')) return undefined;
  return String(item).padStart(Number(width), width.startsWith('0') ? '0' : ' ');
}

/** A text or a whole number as `str` writes it; undefined for what it might write in another way. */
export function textOf(value: unknown): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return str(value);
  return numericOf(value) ? str(value) : undefined;
}

function formatted(text: string, values: readonly unknown[]): string | undefined {
  let next = 0;
  const strange: string[] = [];
  let letters = text.length;
  const result = text.replace(/\{\{|\}\}|\{(\d*)\}|[{}]/g, (whole, place: string | undefined) => {
    if (whole === '{{' || whole === '}}') return whole.charAt(0);
    const item = place === undefined ? undefined : textOf(values[place === '' ? next++ : Number(place)]);
    letters += item?.length ?? 0;
    if (item === undefined || letters > MOST_ITEMS) strange.push(whole);
    return letters > MOST_ITEMS ? '' : (item ?? '');
  });
  return strange.length === 0 ? result : undefined;
}

function toInteger(value: unknown = 0, base?: unknown): unknown {
  if (base !== undefined) return undefined;
  if (typeof value === 'string') return /^\s*[+-]?\d{1,15}\s*$/.test(value) ? wholeOf(Number(value)) : undefined;
  return lifted(value, (number) => wholeOf(Math.trunc(number)));
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'string') return Array.from(value).length;
  return elementsOf(value)?.length;
}

function extreme(operator: '<' | '>', values: readonly unknown[]): unknown {
  const all = values.length === 1 ? elementsOf(values[0]) : values;
  if (!all || all.length === 0) return undefined;
  return all.reduce((best, item) => {
    const better = compare(operator, item, best);
    return better === undefined ? undefined : better ? item : best;
  });
}

function halfToEven(number: number): number | undefined {
  const low = Math.floor(number);
  const middle = number - low === 0.5;
  return wholeOf(middle ? low + (Math.abs(low) % 2) : Math.round(number));
}

function squareRoot(value: unknown): unknown {
  return lifted(value, (number) => (number < 0 ? undefined : floatValue(Math.sqrt(number))));
}

function logarithm(value: unknown, base?: unknown): unknown {
  return lifted(value, (number) => (number > 0 && base === undefined ? floatValue(Math.log(number)) : undefined));
}

function absolute(value: unknown): unknown {
  const negative = compare('<', value, 0);
  return negative === undefined ? undefined : combined(negative ? '-' : '+', 0, value);
}

function plainElements(items: unknown): readonly unknown[] | undefined {
  return items instanceof NumpyArray ? undefined : elementsOf(items);
}

function listOf(items: unknown): PythonList | undefined {
  const elements = plainElements(items);
  return elements && new PythonList(elements);
}

function numpyInteger(name: NumpyDtype, value: unknown): NumpyInteger | undefined {
  const bits = Number(/\d+/.exec(name)?.[0] ?? 64);
  const unsigned = name.startsWith('u');
  const [least, most] = unsigned ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
  const numeric = numericOf(value);
  const number = numeric?.kind === 'int' ? Number(numeric.value) : NaN;
  return number >= least && number <= most && Number.isSafeInteger(number) ? new NumpyInteger(number, name) : undefined;
}

function numpyArray(items: unknown, ...more: readonly unknown[]): NumpyArray | undefined {
  const elements = plainElements(items);
  return elements && more.length === 0 ? new NumpyArray(elements) : undefined;
}

function numpyProduct(items: unknown): unknown {
  const product = elementsOf(items)?.reduce((so, item) => combined('*', so, item), 1);
  return typeof product === 'number' && Number.isInteger(product) ? new NumpyInteger(product) : undefined;
}

function dictOf(given: readonly PythonArgument[]): unknown {
  if (given.some(({ name }) => name === undefined)) return undefined;
  return new PythonDict(given.map(({ name = '', value }) => [name, value]));
}

/** Of a finite number; undefined for all else. */
function lifted(value: unknown, make: (number: number) => unknown): unknown {
  const numeric = numericOf(value);
  if (!numeric) return undefined;
  const number = Number(numeric.value);
  const exact = numeric.kind === 'float' || BigInt(number) === numeric.value;
  return Number.isFinite(number) && exact ? make(number) : undefined;
}

function wholeOf(number: number): number | undefined {
  return Number.isFinite(number) ? number + 0 : undefined;
}

function combined(operator: string, a: unknown, b: unknown): unknown {
  const [x, y] = [numericOf(a), numericOf(b)];
  const result = x && y && operate(operator, x, y);
  return result && valueOf(result);
}

function isAscii(text: string): boolean {
  return Array.from(text).every((character) => character < '\u0080');
}
