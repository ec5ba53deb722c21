import type { ByteReader } from '../bytes';
import type { Crc32 } from './crc32';

/** Where the first chunk begins. */
export const SIGNATURE_BYTES = 8;
const HEADER_BYTES = 8;
const CRC_BYTES = 4;
/** Bytes that are summed up for the price of one step. */
const BYTES_A_STEP = 16;

export interface PngChunk {
  readonly type: string;
  /** Where its length stands. */
  readonly from: number;
  /** Where its data begin. */
  readonly at: number;
  readonly length: number;
  /** Behind its checksum. */
  readonly end: number;
}

/** The chunk whose length stands at this place, whether all of it is there or not. */
export function pngChunkAt(reader: ByteReader, from: number): PngChunk {
  const length = reader.uint32(from);
  const at = from + HEADER_BYTES;
  return { type: reader.text(from + 4, 4), from, at, length, end: at + length + CRC_BYTES };
}

/** Whether a chunk's checksum is right. */
export function isIntact(reader: ByteReader, { at, length, end }: PngChunk, crc: Crc32): boolean {
  reader.budget?.spend(Math.ceil(length / BYTES_A_STEP));
  return crc.of(reader.slice(at - 4, 4 + length)) === reader.uint32(end - CRC_BYTES);
}

/** A chunk's name as it can be shown, whatever bytes it is made of. */
export function shownName({ type }: PngChunk): string {
  return type.replace(/[^ -~]/g, '?');
}
