import type { DType } from '../../conv2d/load/loaders';

/** A type of NumPy's, and how its bytes lie. */
export interface NpyType {
  readonly dtype: DType;
  readonly bigEndian: boolean;
}

/**
 * NumPy's names of the numbers that are read: kinds with their bytes, letters and words (numpy/_core/_dtype.py, numpy/_core/_type_aliases.py),
 * with the sizes that they have on Linux and macOS.
 */
const KINDS: readonly (readonly [dtype: DType, kinds: string, words: string])[] = [
  ['bool', 'b1 ?', 'bool bool_'],
  ['int8', 'i1 b', 'int8 byte'],
  ['uint8', 'u1 B', 'uint8 ubyte'],
  ['int16', 'i2 h', 'int16 short'],
  ['uint16', 'u2 H', 'uint16 ushort'],
  ['int32', 'i4 i', 'int32 intc'],
  ['uint32', 'u4 I', 'uint32 uintc'],
  ['int64', 'i8 l q p n', 'int64 int int_ intp long longlong'],
  ['uint64', 'u8 L Q P N', 'uint64 uint uintp ulong ulonglong'],
  ['float16', 'f2 e', 'float16 half'],
  ['float32', 'f4 f', 'float32 single'],
  ['float64', 'f8 d', 'float64 float double'],
  ['complex64', 'c8 F', 'complex64 csingle'],
  ['complex128', 'c16 D', 'complex128 complex cdouble'],
];
const BY_KIND = new Map(KINDS.flatMap(([dtype, kinds]) => kinds.split(' ').map((kind) => [kind, dtype] as const)));
const BY_WORD = new Map(KINDS.flatMap(([dtype, , words]) => words.split(' ').map((word) => [word, dtype] as const)));

/** The type that `numpy.dtype` makes of a text, where it is that of plain numbers. */
export function npyType(descriptor: string): NpyType | undefined {
  const [, order = '', kind = ''] = /^([<>=|]?)(.*)$/s.exec(descriptor) ?? [];
  const dtype = BY_KIND.get(kind) ?? (order === '' ? BY_WORD.get(kind) : undefined);
  return dtype && { dtype, bigEndian: order === '>' };
}
