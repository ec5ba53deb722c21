/**
 * Python values as the rest of the program sees them. `null` is None; booleans, numbers and strings stand for themselves;
 * an array is a tuple, because settings and flags have no other way to write one; a plain object is a dict. What has no
 * counterpart in JSON is one of the classes below.
 */

/** A float that is a whole number, such as `2.0`: Python tells it from `2`. All other numbers are plain. */
export class PythonFloat {
  constructor(readonly value: number) {}
}

/** A whole number of NumPy, such as `np.int64(8)`: a number like any other, but no `int` to `isinstance`. */
export class NumpyInteger {
  constructor(
    readonly value: number,
    readonly dtype: NumpyDtype = 'int64',
  ) {}
}

/** NumPy's types of whole numbers. */
export type NumpyDtype = `${'' | 'u'}int${8 | 16 | 32}` | 'int64';

/** `np.array([3, 5])`, by the list that it is made of. */
export class NumpyArray {
  constructor(readonly items: readonly unknown[]) {}
}

/** `[3, 3]`, as against the tuple `(3, 3)`. */
export class PythonList {
  constructor(readonly items: readonly unknown[]) {}
}

/** `{3, 2}`, its elements as they are written. */
export class PythonSet {
  constructor(readonly items: readonly unknown[]) {}
}

/** A dict with keys that a plain object cannot have, or not in this order. */
export class PythonDict {
  constructor(readonly entries: readonly (readonly [key: unknown, value: unknown])[]) {}
}

/** A name or a path of names, such as `keras.activations.relu`, that the text does not explain. */
export class PythonName {
  /**
   * @param path as it is written
   * @param origin with the modules that the text imports it from, where it says so
   */
  constructor(
    readonly path: string,
    readonly origin: string = path,
  ) {}

  /** The part after the last dot. */
  get last(): string {
    return lastPart(this.origin);
  }
}

/** One argument of a call, with the place where its value stands in the text. */
export interface PythonArgument {
  /** Absent where the argument is given by its position. */
  readonly name: string | undefined;
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
}

/** A call such as `keras.initializers.RandomNormal(stddev=0.1)`, not carried out. */
export class PythonCall {
  /** @param origin what is called, with the modules that the text imports it from */
  constructor(
    readonly path: string,
    readonly arguments_: readonly PythonArgument[],
    readonly origin: string = path,
  ) {}

  /** What is called, without the modules that it comes from. */
  get callee(): string {
    return lastPart(this.origin);
  }
}

/** An expression whose value cannot be told from the text alone, such as `n + 1` or a lambda. */
export class PythonUnknown {
  constructor(readonly source: string) {}
}

/** A Python number as a plain one; undefined where the value is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof PythonFloat || value instanceof NumpyInteger ? value.value : undefined;
}

/** The elements of a tuple, list or array; undefined where the value is none of them. */
export function elementsOf(value: unknown): readonly unknown[] | undefined {
  const items: unknown = value instanceof PythonList || value instanceof NumpyArray ? value.items : value;
  return isArray(items) ? items : undefined;
}

/** The first part of a value that the text alone does not tell; undefined where all is known. */
export function unknownIn(value: unknown): PythonName | PythonCall | PythonUnknown | undefined {
  if (value instanceof PythonName || value instanceof PythonCall || value instanceof PythonUnknown) return value;
  for (const item of partsOf(value)) {
    const found = unknownIn(item);
    if (found) return found;
  }
  return undefined;
}

function partsOf(value: unknown): readonly unknown[] {
  if (value instanceof PythonSet) return value.items;
  if (value instanceof PythonDict) return value.entries.flat();
  const elements = elementsOf(value);
  if (elements) return elements;
  return isPlainDict(value) ? Object.values(value) : [];
}

/** Whether a value is a dict whose keys are texts. */
export function isPlainDict(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** `Array.isArray` would make it an array of anything at all. */
function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
