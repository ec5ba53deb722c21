import { CutOffError } from '../bytes';

/** Run-length coded data of a bitmap and what reading it needs (Windows SDK, "Bitmap Compression"). */
export interface Runs {
  readonly bytes: Uint8Array;
  /** Where the data begins in the file. */
  readonly start: number;
  readonly height: number;
  readonly width: number;
  /** Bits of an index, 4 or 8. */
  readonly bits: number;
}

/** The index at a place of a run, or of the bytes of single indices. */
export function indexAt(bytes: Uint8Array, at: number, place: number, bits: number): number {
  if (bits === 8) return bytes[at + place] ?? 0;
  const byte = bytes[at + (place >> 1)] ?? 0;
  return place % 2 === 0 ? byte >> 4 : byte & 15;
}

/** A byte of the data; throws where the file has ended. */
export function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new CutOffError(bytes.length);
  return byte;
}
