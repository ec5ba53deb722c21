import type { Samples } from '../raster';

/** Writes the samples of a row, which lie one behind the other with the high bits first, each `step` further on. */
export function unpackBits(
  row: Uint8Array,
  { bits, count }: { readonly bits: number; readonly count: number },
  to: Samples,
  { at, step }: { readonly at: number; readonly step: number },
): void {
  const mask = 2 ** bits - 1;
  for (let sample = 0; sample < count; sample++) {
    const bit = sample * bits;
    const byte = bit >> 3;
    const window = ((row[byte] ?? 0) << 16) | ((row[byte + 1] ?? 0) << 8) | (row[byte + 2] ?? 0);
    to[at + sample * step] = (window >> (24 - (bit & 7) - bits)) & mask;
  }
}

/** The bytes with their lowest bit first. */
export function turnedBits(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte) => {
    let turned = 0;
    for (let bit = 0; bit < 8; bit++) turned |= ((byte >> bit) & 1) << (7 - bit);
    return turned;
  });
}
