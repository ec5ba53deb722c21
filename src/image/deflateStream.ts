import { adler32 } from './adler32';
import { type Codes, codesOf, fixedCodes, isIncomplete, nextSymbol } from './huffman';

/** How a stream of zlib data goes on behind the bytes that are wanted of it. */
export interface StreamEnd {
  /**
   * What comes next: its end, with a right checksum or a wrong one, data that are damaged, more bytes than are wanted, or the end of what is
   * there.
   */
  readonly kind: 'end' | 'wrong sum' | 'damaged' | 'more' | 'short';
  /** How many packed bytes have been read by then. */
  readonly at: number;
}

export interface WatchedStream {
  readonly data: Uint8Array<ArrayBuffer>;
  /** How many packed bytes it took to make the last of the wanted bytes; undefined where there are fewer. */
  readonly filledAt: number | undefined;
  readonly next: StreamEnd;
  /** Where the stream ends or is damaged at last, where that is among what is there. */
  readonly endsAt: number | undefined;
}

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END_OF_BLOCK = 256;

class Damaged extends Error {}
class Short extends Error {}

/**
 * Unpacks zlib data (RFC 1950, 1951) into at most `most` bytes and watches where in the stream they end and what follows, which decides
 * whether a library reads a file whose stream is not as it should be. Slower than `inflateAtMost`, which does for all others.
 */
export function watchStream(packed: Uint8Array, most: number): WatchedStream {
  const stream = new Inflater(packed, most);
  const next = stream.run();
  const endsAt = next.kind === 'more' ? stream.findEnd() : next.kind === 'short' ? undefined : next.at;
  return { data: stream.data.subarray(0, stream.length), filledAt: stream.filledAt, next, endsAt };
}

class Inflater {
  readonly data: Uint8Array<ArrayBuffer>;
  length = 0;
  filledAt: number | undefined;
  #bit = 0;
  #final = false;
  /** What is left of the block that was left in its middle. */
  #block: (() => boolean) | undefined;
  #searching = false;

  constructor(
    readonly packed: Uint8Array,
    readonly most: number,
  ) {
    this.data = new Uint8Array(Math.min(most, packed.length * 1032));
  }

  run(): StreamEnd {
    try {
      this.#readHeader();
      if (this.most === 0) this.filledAt = this.#bytes();
      if (!this.#blocks()) return { kind: 'more', at: this.#bytes() };
      return { kind: this.#hasRightSum() ? 'end' : 'wrong sum', at: this.#bytes() };
    } catch (error) {
      if (error instanceof Damaged) return { kind: 'damaged', at: this.#bytes() };
      if (error instanceof Short) return { kind: 'short', at: this.packed.length };
      throw error;
    }
  }

  /** Goes on without keeping anything. */
  findEnd(): number | undefined {
    this.#searching = true;
    try {
      this.#blocks();
      this.#bits(this.#toByte());
      this.#bits(16);
      this.#bits(16);
      return this.#bytes();
    } catch (error) {
      if (error instanceof Damaged) return this.#bytes();
      if (error instanceof Short) return undefined;
      throw error;
    }
  }

  #readHeader(): void {
    const method = this.#bits(8);
    const flags = this.#bits(8);
    const wrong = (256 * method + flags) % 31 !== 0 || (method & 15) !== 8 || method >> 4 > 7;
    if (wrong || (flags & 0x20) !== 0) throw new Damaged();
  }

  #hasRightSum(): boolean {
    this.#bits(this.#toByte());
    let sum = 0;
    for (let byte = 0; byte < 4; byte++) sum = sum * 256 + this.#bits(8);
    return sum === adler32(this.data.subarray(0, this.length));
  }

  /** Whether all blocks have been read; false where there is no room for the next byte. */
  #blocks(): boolean {
    for (;;) {
      if (this.#block) {
        if (!this.#block()) return false;
        this.#block = undefined;
      }
      if (this.#final) return true;
      this.#final = this.#bits(1) === 1;
      this.#block = this.#readBlock(this.#bits(2));
    }
  }

  #readBlock(type: number): () => boolean {
    switch (type) {
      case 0: {
        this.#bits(this.#toByte());
        let left = this.#bits(16);
        if ((this.#bits(16) ^ 0xffff) !== left) throw new Damaged();
        return () => {
          for (; left > 0; left--) {
            if (this.#isFull()) return false;
            this.#put(this.#bits(8));
          }
          return true;
        };
      }
      case 1:
        return this.#coded(fixedCodes(), codesOf(new Uint8Array(30).fill(5)));
      case 2:
        return this.#dynamic();
      default:
        throw new Damaged();
    }
  }

  #dynamic(): () => boolean {
    const literals = 257 + this.#bits(5);
    const distances = 1 + this.#bits(5);
    const count = 4 + this.#bits(4);
    if (literals > 286 || distances > 30) throw new Damaged();
    const first = new Uint8Array(19);
    for (let index = 0; index < count; index++) first[CODE_ORDER[index] ?? 0] = this.#bits(3);
    const codes = codesOf(first);
    if (isIncomplete(codes)) throw new Damaged();
    const lengths = new Uint8Array(literals + distances);
    for (let at = 0; at < lengths.length;) {
      const symbol = this.#symbol(codes);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      const value = symbol === 16 ? lengths[at - 1] : 0;
      const times = symbol === 16 ? 3 + this.#bits(2) : symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7);
      if (value === undefined || at + times > lengths.length) throw new Damaged();
      lengths.fill(value, at, at + times);
      at += times;
    }
    if (lengths[END_OF_BLOCK] === 0) throw new Damaged();
    const literal = codesOf(lengths.subarray(0, literals));
    const distance = codesOf(lengths.subarray(literals));
    if (isIncomplete(literal) || isIncomplete(distance)) throw new Damaged();
    return this.#coded(literal, distance);
  }

  #coded(literal: Codes, distance: Codes): () => boolean {
    let copy = 0;
    let back = 0;
    return () => {
      for (;;) {
        for (; copy > 0; copy--) {
          if (this.#isFull()) return false;
          this.#put(this.data[this.length - back] ?? 0);
        }
        const mark = this.#bit;
        const symbol = this.#symbol(literal);
        if (symbol === END_OF_BLOCK) return true;
        if (symbol < END_OF_BLOCK) {
          if (this.#isFull()) {
            this.#bit = mark;
            return false;
          }
          this.#put(symbol);
          continue;
        }
        copy = this.#runLength(symbol - 257);
        back = this.#distance(this.#symbol(distance));
        if (back > this.length && !this.#searching) throw new Damaged();
        if (this.#searching) copy = 0;
      }
    };
  }

  #runLength(index: number): number {
    const base = LENGTH_BASE[index];
    if (base === undefined) throw new Damaged();
    return base + this.#bits(LENGTH_EXTRA[index] ?? 0);
  }

  #distance(index: number): number {
    const base = DISTANCE_BASE[index];
    if (base === undefined) throw new Damaged();
    return base + this.#bits(index < 4 ? 0 : (index >> 1) - 1);
  }

  #symbol(codes: Codes): number {
    const symbol = nextSymbol(codes, this.#nextBit);
    if (symbol === undefined) throw new Damaged();
    return symbol;
  }

  readonly #nextBit = (): number => this.#bits(1);

  #bits(count: number): number {
    if (this.#bit + count > 8 * this.packed.length) throw new Short();
    let value = 0;
    for (let index = 0; index < count; index++, this.#bit++)
      value |= (((this.packed[this.#bit >> 3] ?? 0) >> (this.#bit & 7)) & 1) << index;
    return value;
  }

  #toByte(): number {
    return (8 - (this.#bit & 7)) & 7;
  }

  #bytes(): number {
    return (this.#bit + 7) >> 3;
  }

  #isFull(): boolean {
    return this.length >= this.most && !this.#searching;
  }

  #put(byte: number): void {
    if (this.#searching) return;
    this.data[this.length++] = byte;
    if (this.length === this.most) this.filledAt = this.#bytes();
  }
}
