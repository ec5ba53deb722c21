import type { ByteReader } from '../bytes';

/** Where the chunks begin: behind `RIFF`, the length and `WEBP`. */
export const FIRST_CHUNK = 12;
export const CHUNK_HEADER = 8;

/** A chunk of a RIFF file: its data, without the eight bytes before it. */
export interface RiffChunk {
  readonly type: string;
  readonly at: number;
  readonly length: number;
  /** Where the next one begins: data of an odd length are padded. */
  readonly end: number;
}

/** The chunk whose header is at this place. */
export function chunkAt(reader: ByteReader, at: number): RiffChunk {
  const length = reader.uint32(at + 4);
  const data = at + CHUNK_HEADER;
  return { type: reader.text(at, 4), at: data, length, end: data + length + (length % 2) };
}

/** The end that the file's own length tells. */
export function riffEnd(reader: ByteReader): number {
  return CHUNK_HEADER + reader.uint32(4);
}

export function uint24(reader: ByteReader, at: number): number {
  return reader.uint16(at) + 65536 * reader.uint8(at + 2);
}
