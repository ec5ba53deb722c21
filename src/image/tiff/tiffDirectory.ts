import { ByteReader, CutOffError } from '../bytes';

const MOST_ENTRIES = 4096;
/** No field that a header needs has more values. */
const MOST_VALUES = 2 ** 20;

/** Bytes of one value of each type (TIFF 6.0, section 2; 16 to 18 are BigTIFF's). */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 13: 4, 16: 8, 17: 8, 18: 8,
}; // prettier-ignore

/** The fields of a directory that hold whole numbers or fractions of them, by their tags. */
export type TiffDirectory = ReadonlyMap<number, readonly number[]>;

/** Reads the first directory of a TIFF structure, classic or BigTIFF; what cannot be read is left out. */
export function readTiffDirectory(bytes: Uint8Array): TiffDirectory {
  const reader = new ByteReader(bytes, bytes[0] === 0x49);
  const big = reader.uint16(2) === 43;
  const start = big ? reader.uint64(8) : reader.uint32(4);
  const count = big ? reader.uint64(start) : reader.uint16(start);
  const fields = new Map<number, readonly number[]>();
  let values = 0;
  for (let entry = 0; entry < Math.min(count, MOST_ENTRIES); entry++) {
    const at = start + (big ? 8 + 20 * entry : 2 + 12 * entry);
    try {
      const found = fieldValues(reader, at, big);
      values += found.length;
      if (values > 2 * MOST_VALUES) break;
      if (found.length > 0) fields.set(reader.uint16(at), found);
    } catch (error) {
      if (!(error instanceof CutOffError)) throw error;
    }
  }
  return fields;
}

function fieldValues(reader: ByteReader, at: number, big: boolean): readonly number[] {
  const type = reader.uint16(at + 2);
  const count = big ? reader.uint64(at + 4) : reader.uint32(at + 4);
  const bytes = TYPE_BYTES[type];
  if (bytes === undefined) return [];
  const inline = big ? 8 : 4;
  const valueAt = at + (big ? 12 : 8);
  const from = bytes * count <= inline ? valueAt : big ? reader.uint64(valueAt) : reader.uint32(valueAt);
  if (from + bytes * count > reader.length) throw new CutOffError(reader.length);
  const shown = Math.min(count, MOST_VALUES);
  return Array.from({ length: shown }, (_, index) => value(reader, type, from + index * bytes));
}

function value(reader: ByteReader, type: number, at: number): number {
  switch (type) {
    case 3:
      return reader.uint16(at);
    case 8:
      return reader.int16(at);
    case 4:
    case 13:
      return reader.uint32(at);
    case 5: {
      const denominator = reader.uint32(at + 4);
      return denominator === 0 ? 0 : reader.uint32(at) / denominator;
    }
    case 9:
      return reader.int32(at);
    case 16:
    case 17:
    case 18:
      return reader.uint64(at);
    case 1:
    case 2:
    case 6:
    case 7:
      return reader.uint8(at);
    default:
      return NaN;
  }
}
