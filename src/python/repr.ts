import {
  isPlainDict,
  NumpyArray,
  NumpyInteger,
  PythonCall,
  PythonDict,
  PythonFloat,
  PythonList,
  PythonName,
  PythonSet,
  PythonUnknown,
} from './values';

/** So many letters of code are shown in a message. */
const MOST_SHOWN = 80;

/** A tuple as Python prints it: `(4, 4)`, `(32,)`, `()`. */
export function tuple(values: readonly (number | string)[]): string {
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`;
}

/** A value as Python's `repr` prints it; calls as they are written. */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return numeral(value);
  if (Array.isArray(value)) return tuple(value.map(repr));
  if (value instanceof PythonFloat) return floatNumeral(value.value);
  if (value instanceof PythonList) return `[${value.items.map(repr).join(', ')}]`;
  if (value instanceof PythonName) return value.path;
  if (value instanceof PythonCall) {
    const all = value.arguments_.map(({ name, value: given }) => `${name ? `${name}=` : ''}${repr(given)}`);
    return `${value.path}(${all.join(', ')})`;
  }
  return typeof value === 'object' ? otherText(value) : typeof value;
}

function otherText(value: object): string {
  if (value instanceof NumpyInteger) return `np.${value.dtype}(${value.value})`;
  if (value instanceof NumpyArray) return `array([${value.items.map(repr).join(', ')}])`;
  if (value instanceof PythonUnknown) return shortened(value.source);
  if (value instanceof PythonSet) return value.items.length === 0 ? 'set()' : `{${value.items.map(repr).join(', ')}}`;
  const entries = value instanceof PythonDict ? value.entries : Object.entries(value);
  return `{${entries.map(([key, item]) => `${repr(key)}: ${repr(item)}`).join(', ')}}`;
}

/** Code on one line, and no more of it than a message has room for. */
function shortened(source: string): string {
  const line = source.replace(/\s+/g, ' ');
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN - 1)}…` : line;
}

/** A value as an f-string prints it: texts without quotes. */
export function str(value: unknown): string {
  if (value instanceof NumpyInteger) return String(value.value);
  if (value instanceof NumpyArray) return numpyText(value.items);
  return typeof value === 'string' ? value : repr(value);
}

/** Numbers stand in columns, rows in lines of their own. */
function numpyText(items: readonly unknown[]): string {
  const texts = items.map((item) => (item instanceof PythonList ? numpyText(item.items) : str(item)));
  const width = Math.max(0, ...texts.map(({ length }) => length));
  const rows = items.some((item) => item instanceof PythonList);
  return rows ? `[${texts.join('\n ')}]` : `[${texts.map((text) => text.padStart(width)).join(' ')}]`;
}

/** The name of a value's type in Python. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (Array.isArray(value)) return 'tuple';
  if (value instanceof PythonFloat) return 'float';
  if (value instanceof PythonList) return 'list';
  if (value instanceof NumpyInteger) return `numpy.${value.dtype}`;
  if (value instanceof NumpyArray) return 'numpy.ndarray';
  if (value instanceof PythonSet) return 'set';
  return value instanceof PythonDict || isPlainDict(value) ? 'dict' : 'object';
}

/** What Python does not print (`str.isprintable`): controls, marks, halves of pairs, and every space but the usual one. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function byNumber(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const [letter, digits] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${code.toString(16).padStart(digits, '0')}`;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(UNPRINTABLE, byNumber);
  return `${quote}${quote === "'" ? escaped.replace(/'/g, "\\'") : escaped}${quote}`;
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) return floatNumeral(value);
  return Number.isInteger(value) ? BigInt(value).toString() : floatNumeral(value);
}

/** Python writes exponents with two digits, and from 1e16 and below 1e-4. */
function floatNumeral(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const size = Math.abs(value);
  const exponential = size !== 0 && (size >= 1e16 || size < 1e-4);
  const text = exponential ? value.toExponential() : String(value);
  if (!exponential) return Number.isInteger(value) ? `${text}.0` : text;
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}
