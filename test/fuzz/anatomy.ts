/** A number in a file: where it stands, and how it is written. */
export interface Field {
  readonly at: number;
  readonly size: number;
  readonly order: 'big' | 'little' | 'text';
  /** The picture's width or height. */
  readonly side?: 'width' | 'height';
}

/** A piece of a file that can be moved, repeated and left out. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** What a file of a format consists of, as far as it can be told; the file may be damaged already. */
export interface Anatomy {
  readonly fields: Field[];
  readonly chunks: Chunk[];
}

export function number(bytes: Uint8Array, at: number, size: number, order: 'big' | 'little'): number {
  let value = 0;
  for (let digit = 0; digit < size; digit++) {
    value = value * 256 + (bytes[order === 'big' ? at + digit : at + size - 1 - digit] ?? 0);
  }
  return value;
}

/** More numbers than this are in no header. */
const MOST_FIELDS = 64;

/** Fields of one size, one behind the other. */
export function row(at: number, count: number, size: number, order: 'big' | 'little'): Field[] {
  return Array.from({ length: Math.max(0, Math.min(count, MOST_FIELDS)) }, (_, index) => ({
    at: at + index * size,
    size,
    order,
  }));
}

export function name(bytes: Uint8Array, at: number, length = 4): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
