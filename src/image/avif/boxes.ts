import type { ByteReader } from '../bytes';

/** A box of an ISO base media file: its content, without its own header. */
export interface Box {
  readonly type: string;
  readonly at: number;
  readonly end: number;
}

/** Walks through the boxes between two places (ISO/IEC 14496-12, 4.2). */
export function* boxes(reader: ByteReader, from: number, to: number): Generator<Box> {
  let at = from;
  while (at + 8 <= Math.min(to, reader.length)) {
    const size = reader.uint32(at);
    const type = reader.text(at + 4, 4);
    const header = size === 1 ? 16 : 8;
    const length = size === 1 ? reader.uint64(at + 8) : size === 0 ? to - at : size;
    if (length < header) return;
    yield { type, at: at + header, end: Math.min(at + length, to) };
    at += length;
  }
}

/** The first box of a type between two places. */
export function findBox(reader: ByteReader, from: number, to: number, type: string): Box | undefined {
  for (const box of boxes(reader, from, to)) if (box.type === type) return box;
  return undefined;
}
