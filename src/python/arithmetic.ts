import { type NumpyDtype, NumpyInteger, numberOf, PythonFloat } from './values';

/** Whole numbers beyond this are not computed: nothing that a layer takes comes near. */
const MOST_BITS = 1024n;

/** A number with its type: whole ones exactly, whatever their size. */
export type Numeric =
  | { readonly kind: 'int'; readonly value: bigint; readonly numpy: NumpyDtype | undefined }
  | { readonly kind: 'float'; readonly value: number };

/** A Python number, True and False among them; undefined where the value is none. */
export function numericOf(value: unknown): Numeric | undefined {
  if (typeof value === 'boolean') return integer(value ? 1n : 0n);
  const number = numberOf(value);
  if (number === undefined) return undefined;
  const float = value instanceof PythonFloat || !Number.isInteger(number);
  if (float) return { kind: 'float', value: number };
  return integer(BigInt(number), value instanceof NumpyInteger ? value.dtype : undefined);
}

/** A number as the rest of the program has it; undefined where a plain number cannot hold it exactly. */
export function valueOf(numeric: Numeric): unknown {
  if (numeric.kind === 'float') return floatValue(numeric.value);
  const number = Number(numeric.value);
  if (!Number.isFinite(number) || BigInt(number) !== numeric.value) return undefined;
  if (numeric.numpy === undefined) return number;
  return fits(numeric.value, numeric.numpy) ? new NumpyInteger(number, numeric.numpy) : undefined;
}

/** A float as the rest of the program has it. */
export function floatValue(value: number): number | PythonFloat {
  return Number.isInteger(value) ? new PythonFloat(value) : value;
}

/** What Python makes of two numbers; undefined where it raises, or where the result is not one of ours. */
export function operate(operator: string, a: Numeric, b: Numeric): Numeric | undefined {
  if (a.kind === 'int' && b.kind === 'int') {
    const numpy = a.numpy ?? b.numpy;
    // Two types make a third, and a plain number that the type cannot hold is refused.
    if (a.numpy !== undefined && b.numpy !== undefined && a.numpy !== b.numpy) return undefined;
    if (numpy !== undefined && !(fits(a.value, numpy) && fits(b.value, numpy))) return undefined;
    return operateIntegers(operator, a.value, b.value, numpy);
  }
  const [x, y] = [Number(a.value), Number(b.value)];
  // An int that no float holds exactly would be rounded here, and is not by Python in every operation.
  const inexact = [a, b].some(({ kind, value }) => kind === 'int' && BigInt(Number(value)) !== value);
  return inexact ? undefined : operateFloats(operator, x, y);
}

function operateFloats(operator: string, x: number, y: number): Numeric | undefined {
  switch (operator) {
    case '+':
      return float(x + y);
    case '-':
      return float(x - y);
    case '*':
      return float(x * y);
    case '/':
      return y === 0 ? undefined : float(x / y);
    case '//':
      return y === 0 ? undefined : float(floorQuotient(x, y));
    case '%':
      return y === 0 ? undefined : float(modulo(x, y));
    case '**':
      return power(x, y);
    default:
      return undefined;
  }
}

function operateIntegers(operator: string, x: bigint, y: bigint, numpy: NumpyDtype | undefined): Numeric | undefined {
  const whole = (value: bigint): Numeric | undefined => (isSmall(value) ? integer(value, numpy) : undefined);
  switch (operator) {
    case '+':
      return whole(x + y);
    case '-':
      return whole(x - y);
    case '*':
      return whole(x * y);
    case '//':
      return y === 0n ? undefined : whole((x - floored(x, y)) / y);
    case '%':
      return y === 0n ? undefined : whole(floored(x, y));
    case '<<':
      return y < 0n || y > MOST_BITS ? undefined : whole(x << y);
    case '>>':
      return y < 0n || y > MOST_BITS ? undefined : whole(x >> y);
    case '&':
      return whole(x & y);
    case '|':
      return whole(x | y);
    case '^':
      return whole(x ^ y);
    case '/':
      // Small types make floats of fewer bits.
      if (numpy?.endsWith('8') || numpy?.endsWith('16')) return undefined;
      return isExact(x) && isExact(y) ? operateFloats('/', Number(x), Number(y)) : undefined;
    case '**':
      return wholePower(x, y, whole, numpy);
    default:
      return undefined;
  }
}

function wholePower(
  x: bigint,
  y: bigint,
  whole: (value: bigint) => Numeric | undefined,
  numpy: NumpyDtype | undefined,
): Numeric | undefined {
  if (y < 0n) return numpy !== undefined || !isExact(x) || !isExact(y) ? undefined : power(Number(x), Number(y));
  const bits = BigInt((x < 0n ? -x : x).toString(2).length);
  return bits > 1n && bits * y > MOST_BITS ? undefined : whole(x ** y);
}

function power(x: number, y: number): Numeric | undefined {
  // Python raises at 0 ** -1 and at an overflow, and makes complex numbers of roots of negative ones.
  if ((x === 0 && y < 0) || (x < 0 && !Number.isInteger(y))) return undefined;
  const result = x ** y;
  return Number.isFinite(result) ? float(result) : undefined;
}

/** The remainder that has the sign of the divisor. */
function floored(x: bigint, y: bigint): bigint {
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}

function modulo(x: number, y: number): number {
  const rest = x % y;
  if (rest === 0) return y < 0 ? -0 : 0;
  return rest < 0 === y < 0 ? rest : rest + y;
}

/** As CPython has it (Objects/floatobject.c): from the remainder, because the quotient itself may be rounded up. */
function floorQuotient(x: number, y: number): number {
  const quotient = (x - modulo(x, y)) / y;
  return Math.round(quotient);
}

function isSmall(value: bigint): boolean {
  return value < 1n << MOST_BITS && value > -(1n << MOST_BITS);
}

function isExact(value: bigint): boolean {
  return BigInt.asIntN(54, value) === value;
}

/** NumPy's integers overflow where Python's grow: what one cannot hold is not told. */
function fits(value: bigint, dtype: NumpyDtype): boolean {
  const bits = Math.min(32, Number(dtype.replace(/\D+/, '')));
  return (dtype.startsWith('u') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value)) === value;
}

function integer(value: bigint, numpy?: NumpyDtype): Numeric {
  return { kind: 'int', value, numpy };
}

function float(value: number): Numeric {
  return { kind: 'float', value };
}
