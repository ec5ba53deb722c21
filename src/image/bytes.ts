import type { ReadBudget } from './readBudget';

/** Letters that are made of bytes at once: each is an argument of a call. */
const LETTERS = 4096;
/** Up to so many letters it is faster to take one after the other. */
const NAME = 8;

/** Thrown where a file ends before what its own header announces. */
export class CutOffError extends Error {
  override readonly name = 'CutOffError';

  constructor(readonly at: number) {
    super(`it ends at byte ${at}`);
  }
}

/** Numbers in a file, each checked against the file's end, and counted where there is a budget. */
export class ByteReader {
  readonly #view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    readonly little = false,
    readonly budget?: ReadBudget,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  /** The same bytes in the other or the same order. */
  ordered(little: boolean): ByteReader {
    return new ByteReader(this.bytes, little, this.budget);
  }

  /** A part of the bytes, on the same budget. */
  part(at: number, length: number): ByteReader {
    return new ByteReader(this.slice(at, length), this.little, this.budget);
  }

  uint8(at: number): number {
    return this.#view.getUint8(this.#checked(at, 1));
  }

  uint16(at: number): number {
    return this.#view.getUint16(this.#checked(at, 2), this.little);
  }

  int16(at: number): number {
    return this.#view.getInt16(this.#checked(at, 2), this.little);
  }

  uint32(at: number): number {
    return this.#view.getUint32(this.#checked(at, 4), this.little);
  }

  int32(at: number): number {
    return this.#view.getInt32(this.#checked(at, 4), this.little);
  }

  /** A 64-bit number; beyond 2^53 no file is that long, so precision does not matter. */
  uint64(at: number): number {
    return Number(this.#view.getBigUint64(this.#checked(at, 8), this.little));
  }

  /** Bytes as Latin-1 text. */
  text(at: number, length: number): string {
    this.budget?.spend(length);
    const end = this.#checked(at, length) + length;
    let text = '';
    if (length <= NAME) {
      for (let from = at; from < end; from++) text += String.fromCharCode(this.#view.getUint8(from));
      return text;
    }
    for (let from = at; from < end; from += LETTERS)
      text += String.fromCharCode(...this.bytes.subarray(from, Math.min(end, from + LETTERS)));
    return text;
  }

  slice(at: number, length: number): Uint8Array {
    return this.bytes.subarray(this.#checked(at, length), at + length);
  }

  #checked(at: number, length: number): number {
    this.budget?.spend();
    if (!(at >= 0) || at + length > this.length) throw new CutOffError(this.length);
    return at;
  }
}

/** The same bytes in a buffer that is not shared with other threads, as the codecs want them. */
export function unsharedBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
