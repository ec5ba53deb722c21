import { type Anatomy, type Field, number } from './anatomy';
import type { Random } from './random';

/** Numbers that programs get wrong. */
const NUMBERS = [
  0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33, 48, 63, 64, 65, 127, 128, 255, 256, 257, 1000, 4096,
  0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
] as const;
const WORDS = ['-1', '0', '1', '2', '3', '7', '255', '256', '65535', '65536', '4294967296', '1e3', '', 'x'] as const;
type Size = readonly [width: number, height: number];

/** Widths and heights: about 50 megapixels, far too many, and a little over. */
const HUGE: readonly [Size, ...Size[]] = [
  [7000, 7000],
  [65_000, 760],
  [760, 65_000],
  [1, 49_999_999],
  [49_999_999, 1],
  [16_383, 3050],
  [7100, 7100],
  [16_383, 16_383],
  [65_535, 65_535],
  [40_000, 40_000],
  [0x7fffffff, 1],
  [0x7fffffff, 0x7fffffff],
];

/** Changes one number of the header. */
export function lie(bytes: Uint8Array, { fields }: Anatomy, random: Random): Uint8Array {
  const field = random.maybe(fields);
  if (!field) return bytes;
  if (field.order === 'text') return write(bytes, field, random.pick(WORDS));
  const old = number(bytes, field.at, field.size, field.order);
  const near = [old + 1, old - 1, old * 2, Math.floor(old / 2), bytes.length, bytes.length - field.at, field.at];
  const value = random.once(3) ? (random.maybe(near) ?? 0) : random.once(3) ? random.next() : random.pick(NUMBERS);
  return write(bytes, field, value);
}

/** Makes the picture huge, wherever its size is told. */
export function swell(bytes: Uint8Array, { fields }: Anatomy, random: Random): Uint8Array {
  const [width, height] = random.pick(HUGE);
  const sides = fields.filter(({ side }) => side !== undefined);
  // From the end: text changes its length.
  return sides
    .reverse()
    .reduce<Uint8Array>((file, field) => write(file, field, field.side === 'width' ? width : height), bytes);
}

function write(bytes: Uint8Array, { at, size, order }: Field, value: number | string): Uint8Array {
  if (order === 'text') {
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(String(value), 'latin1'), bytes.subarray(at + size)]);
  }
  let rest = Math.max(0, Number(value));
  for (let digit = 0; digit < size; digit++) {
    const to = order === 'little' ? at + digit : at + size - 1 - digit;
    if (to < bytes.length) bytes[to] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}
