import type { DType } from '../conv2d/load/loaders';

/** Values of one of NumPy's types, as little-endian bytes in C order. */
export interface ArrayValues {
  readonly dtype: DType;
  readonly bytes: Uint8Array;
}

/** `array.astype('float32')`: as NumPy casts; of a complex number the real part is kept. */
export function toFloat32({ dtype, bytes }: ArrayValues): Float32Array<ArrayBuffer> {
  const own = aligned(bytes);
  switch (dtype) {
    case 'bool':
      return Float32Array.from(own, (value) => (value === 0 ? 0 : 1));
    case 'uint8':
      return new Float32Array(own);
    case 'int8':
      return new Float32Array(new Int8Array(own.buffer, own.byteOffset, own.length));
    case 'int16':
      return new Float32Array(new Int16Array(own.buffer, own.byteOffset, own.length / 2));
    case 'uint16':
      return new Float32Array(new Uint16Array(own.buffer, own.byteOffset, own.length / 2));
    case 'int32':
      return new Float32Array(new Int32Array(own.buffer, own.byteOffset, own.length / 4));
    case 'uint32':
      return new Float32Array(new Uint32Array(own.buffer, own.byteOffset, own.length / 4));
    case 'int64':
      return fromBigInts(new BigInt64Array(own.buffer, own.byteOffset, own.length / 8));
    case 'uint64':
      return fromBigInts(new BigUint64Array(own.buffer, own.byteOffset, own.length / 8));
    case 'float16':
      return Float32Array.from(new Uint16Array(own.buffer, own.byteOffset, own.length / 2), halfToNumber);
    case 'float32':
      return new Float32Array(new Float32Array(own.buffer, own.byteOffset, own.length / 4));
    case 'float64':
      return new Float32Array(new Float64Array(own.buffer, own.byteOffset, own.length / 8));
    case 'complex64':
      return realParts(new Float32Array(own.buffer, own.byteOffset, own.length / 4));
    case 'complex128':
      return realParts(new Float64Array(own.buffer, own.byteOffset, own.length / 8));
  }
}

/** Typed arrays begin at multiples of their own size. */
function aligned(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 16 === 0 ? bytes : new Uint8Array(bytes);
}

function fromBigInts(values: BigInt64Array | BigUint64Array): Float32Array<ArrayBuffer> {
  const result = new Float32Array(values.length);
  for (let at = 0; at < values.length; at++) result[at] = Number(values[at]);
  return result;
}

function realParts(values: Float32Array | Float64Array): Float32Array<ArrayBuffer> {
  const result = new Float32Array(values.length / 2);
  for (let at = 0; at < result.length; at++) result[at] = values[2 * at] ?? 0;
  return result;
}

/** IEEE 754 binary16. */
function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
