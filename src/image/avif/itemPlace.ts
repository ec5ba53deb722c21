import type { ByteReader } from '../bytes';
import type { Box } from './boxes';

/** Where in the file a part of an item lies. */
export interface Extent {
  readonly at: number;
  readonly length: number;
}

/** The first extent of an item (ISO/IEC 14496-12, 8.11.3); other items are stepped over, however many extents they have. */
export function locateItem(reader: ByteReader, iloc: Box, item: number): Extent | undefined {
  const version = reader.uint8(iloc.at);
  const sizes = reader.uint16(iloc.at + 4);
  const offsetBytes = sizes >> 12;
  const lengthBytes = (sizes >> 8) & 15;
  const baseBytes = (sizes >> 4) & 15;
  const indexBytes = version > 0 ? sizes & 15 : 0;
  const idBytes = version < 2 ? 2 : 4;
  let at = iloc.at + 6 + idBytes;
  for (let count = sized(reader, iloc.at + 6, idBytes); count > 0 && at < iloc.end; count--) {
    const id = sized(reader, at, idBytes);
    at += idBytes + (version > 0 ? 4 : 2);
    const base = sized(reader, at, baseBytes);
    const extents = at + baseBytes + 2;
    if (id === item) {
      const offset = extents + indexBytes;
      return {
        at: base + sized(reader, offset, offsetBytes),
        length: sized(reader, offset + offsetBytes, lengthBytes),
      };
    }
    at = extents + reader.uint16(extents - 2) * (indexBytes + offsetBytes + lengthBytes);
  }
  return undefined;
}

function sized(reader: ByteReader, at: number, bytes: number): number {
  switch (bytes) {
    case 8:
      return reader.uint64(at);
    case 4:
      return reader.uint32(at);
    case 2:
      return reader.uint16(at);
    default:
      return 0;
  }
}
