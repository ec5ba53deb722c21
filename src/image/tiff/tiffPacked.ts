/** How samples of 9 to 15 bits lie in a strip or tile: one behind the other, each row from a whole byte (TIFF 6.0, FillOrder 1). */
export interface PackedRows {
  readonly bits: number;
  /** Samples of a row, all channels. */
  readonly samples: number;
  readonly littleEndian: boolean;
}

/** Gives each packed sample 16 bits, in the file's byte order. */
export function widenSamples(block: Uint8Array, { bits, samples, littleEndian }: PackedRows): ArrayBuffer {
  const rowBytes = Math.ceil((samples * bits) / 8);
  const rows = Math.floor(block.length / rowBytes);
  const wide = new DataView(new ArrayBuffer(2 * rows * samples));
  const mask = 2 ** bits - 1;
  for (let row = 0; row < rows; row++) {
    for (let sample = 0; sample < samples; sample++) {
      const bit = sample * bits;
      const at = row * rowBytes + (bit >> 3);
      const window = ((block[at] ?? 0) << 16) | ((block[at + 1] ?? 0) << 8) | (block[at + 2] ?? 0);
      wide.setUint16(2 * (row * samples + sample), (window >> (24 - (bit & 7) - bits)) & mask, littleEndian);
    }
  }
  return wide.buffer;
}
