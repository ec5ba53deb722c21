/** A tuple as Python prints it: `(4, 4)`, `(32,)`, `()`. */
export function tuple(values: readonly (number | string)[]): string {
  return values.length === 1 ? `(${values[0]},)` : `(${values.join(', ')})`;
}

/** Any JSON value as Python's `repr` would print it; arrays are shown as the tuples they stand for. */
export function repr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'string') return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  if (Array.isArray(value)) return tuple(value.map(repr));
  return JSON.stringify(value);
}

const CLASS_NAMES: Readonly<Record<string, string>> = { string: 'str', boolean: 'bool', object: 'dict' };

/** The name of the Python type that a JSON value has. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return CLASS_NAMES[typeof value] ?? typeof value;
}
