// What the suites use of Node's `assert/strict`, for browsers; a unit test holds the two together.
class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** `undefined` has no JSON. */
const print = (value: unknown): string => JSON.stringify([value]).slice(1, 500);

function fail(standard: string, message: string | undefined): never {
  throw new AssertionError(message === undefined ? standard : `${message}: ${standard}`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Whether two values are the same, or are made of the same in the same way. */
export function isDeepStrictEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  if (ArrayBuffer.isView(one) && !(one instanceof DataView)) {
    return sameElements(Object.values(one), Object.values(other));
  }
  if (one instanceof Map || one instanceof Set) {
    if (!(other instanceof Map || other instanceof Set) || one.size !== other.size) return false;
    return sameElements([...one], [...other]);
  }
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  if (Array.isArray(one) && Array.isArray(other) && one.length !== other.length) return false;
  return names.every((name) => Object.hasOwn(other, name) && isDeepStrictEqual(one[name], other[name]));
}

function sameElements(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((element, at) => isDeepStrictEqual(element, other[at]));
}

function ok(value: unknown, message?: string): asserts value {
  if (!value) fail(`${print(value)} is not true`, message);
}

function equal<T>(actual: unknown, expected: T, message?: string): asserts actual is T {
  if (!Object.is(actual, expected)) fail(`${print(actual)} is not ${print(expected)}`, message);
}

function deepEqual<T>(actual: unknown, expected: T, message?: string): asserts actual is T {
  if (!isDeepStrictEqual(actual, expected)) fail(`${print(actual)} is not ${print(expected)}`, message);
}

function match(text: string, expected: RegExp, message?: string): void {
  if (!expected.test(text)) fail(`${print(text)} does not match ${String(expected)}`, message);
}

type Expected = RegExp | ((error: unknown) => boolean) | Readonly<Record<string, unknown>>;

async function rejects(work: Promise<unknown> | (() => Promise<unknown>), expected?: Expected): Promise<void> {
  let error: unknown;
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (caught) {
    error = caught;
    if (expected === undefined || isExpected(error, expected)) return;
    fail(`it failed with ${String(caught)}`, undefined);
  }
  fail('it did not fail', undefined);
}

function isExpected(error: unknown, expected: Expected): boolean {
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === 'function') return expected(error);
  return isRecord(error) && Object.entries(expected).every(([name, value]) => isDeepStrictEqual(error[name], value));
}

export default { ok, equal, deepEqual, match, rejects };
