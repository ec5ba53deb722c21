import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { ReadBudget } from '../readBudget';

/** No reader looks at a directory with more entries (libtiff/tif_dirread.c, `TIFFFetchDirectory`). */
const MOST_ENTRIES = 4096;

/** Bytes of one value of each type (TIFF 6.0, section 2; 16 to 18 are BigTIFF's). */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8,
}; // prettier-ignore

/** The header, the count of entries and the link to the next directory; and an entry. */
const CLASSIC = { header: 8, frame: 6, entry: 12, inline: 4 };
const BIG = { header: 16, frame: 16, entry: 20, inline: 8 };

interface Entry {
  readonly type: number;
  readonly count: number;
  readonly from: number;
}

/**
 * A directory of a TIFF structure, classic or BigTIFF. Only its entries are read at once, a field's values when they are
 * asked for: a file that repeats or overlaps large fields costs no more than those that somebody wants.
 */
export class TiffDirectory {
  readonly #entries = new Map<number, Entry>();
  readonly #repeated = new Set<number>();
  #overhead = 0;

  private constructor(private readonly reader: ByteReader) {}

  /** Reads the first directory of a TIFF structure; entries that cannot be read are left out. */
  static first(bytes: Uint8Array, budget?: ReadBudget): TiffDirectory {
    const reader = new ByteReader(bytes, bytes[0] === 0x49, budget);
    const directory = new TiffDirectory(reader);
    const big = reader.uint16(2) === 43;
    const start = big ? reader.uint64(8) : reader.uint32(4);
    const count = Math.min(big ? reader.uint64(start) : reader.uint16(start), MOST_ENTRIES);
    const sizes = big ? BIG : CLASSIC;
    directory.#overhead = sizes.header + sizes.frame + count * sizes.entry;
    for (let index = 0; index < count; index++) {
      const at = start + (big ? 8 : 2) + sizes.entry * index;
      if (at + sizes.entry > reader.length) break;
      directory.#add(at, big);
    }
    return directory;
  }

  #add(at: number, big: boolean): void {
    const { reader } = this;
    const tag = reader.uint16(at);
    const type = reader.uint16(at + 2);
    const count = big ? reader.uint64(at + 4) : reader.uint32(at + 4);
    const bytes = TYPE_BYTES[type];
    if (bytes === undefined) return;
    const { inline } = big ? BIG : CLASSIC;
    const valueAt = at + (big ? 12 : 8);
    const outside = bytes * count > inline;
    const from = !outside ? valueAt : big ? reader.uint64(valueAt) : reader.uint32(valueAt);
    if (outside) this.#overhead += bytes * count;
    if (count === 0 || from + bytes * count > reader.length) return;
    if (this.#entries.has(tag)) this.#repeated.add(tag);
    else this.#entries.set(tag, { type, count, from });
  }

  /** Bytes of the file that its header, this directory and what lies apart from it take. */
  get overhead(): number {
    return this.#overhead;
  }

  /** Whether the directory holds a field more than once, of which readers take the first or the last. */
  repeats(tag: number): boolean {
    return this.#repeated.has(tag);
  }

  has(tag: number): boolean {
    return this.#entries.has(tag);
  }

  /** How many values a field has. */
  count(tag: number): number {
    return this.#entries.get(tag)?.count ?? 0;
  }

  /** The type of a field's values. */
  type(tag: number): number | undefined {
    return this.#entries.get(tag)?.type;
  }

  /** The first value of a field that holds whole numbers or fractions of them. */
  first(tag: number): number | undefined {
    return this.values(tag, 1)?.[0];
  }

  /** The last value of a field. */
  last(tag: number): number | undefined {
    const entry = this.#entries.get(tag);
    return entry && value(this.reader, entry.type, entry.from + (entry.count - 1) * (TYPE_BYTES[entry.type] ?? 1));
  }

  /** The values of a field, as many as are wanted. */
  values(tag: number, most: number): readonly number[] | undefined {
    const entry = this.#entries.get(tag);
    if (!entry) return undefined;
    const { type, count, from } = entry;
    const bytes = TYPE_BYTES[type] ?? 1;
    const shown = Math.min(count, most);
    return Array.from({ length: shown }, (_, index) => value(this.reader, type, from + index * bytes));
  }

  /** The bytes of a field. */
  bytes(tag: number): Uint8Array | undefined {
    const entry = this.#entries.get(tag);
    return entry && this.reader.slice(entry.from, entry.count * (TYPE_BYTES[entry.type] ?? 1));
  }
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
      throw new Error(l10n.t('one of its fields has values of type {0}, which are no whole numbers', type));
  }
}
