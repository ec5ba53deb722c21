/**
 * Python values as the rest of the program sees them. `null` is None; booleans, numbers and strings stand for themselves;
 * an array is a tuple, because settings and flags have no other way to write one; a plain object is a dict. What has no
 * counterpart in JSON is one of the classes below.
 */

/** A float that is a whole number, such as `2.0`: Python tells it from `2`. All other numbers are plain. */
export class PythonFloat {
  constructor(readonly value: number) {}
}

/** `[3, 3]`, as against the tuple `(3, 3)`. */
export class PythonList {
  constructor(readonly items: readonly unknown[]) {}
}

/** A name or a path of names, such as `keras.activations.relu`, that the text does not explain. */
export class PythonName {
  constructor(readonly path: string) {}

  /** The part after the last dot. */
  get last(): string {
    return lastPart(this.path);
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
  constructor(
    readonly path: string,
    readonly arguments_: readonly PythonArgument[],
  ) {}

  /** What is called, without the modules that it comes from. */
  get callee(): string {
    return lastPart(this.path);
  }
}

/** A Python number as a plain one; undefined where the value is none. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof PythonFloat ? value.value : undefined;
}

/** The elements of a tuple or list; undefined where the value is neither. */
export function elementsOf(value: unknown): readonly unknown[] | undefined {
  const items: unknown = value instanceof PythonList ? value.items : value;
  return isArray(items) ? items : undefined;
}

/** `Array.isArray` would make it an array of anything at all. */
function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
