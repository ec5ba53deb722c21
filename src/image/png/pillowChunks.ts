import { ByteReader, CutOffError } from '../bytes';
import { Crc32 } from './crc32';
import type { PngBox, PngContents } from './libpngPixels';
import { isIntact, type PngChunk, pngChunkAt, shownName, SIGNATURE_BYTES } from './pngChunk';
import { PillowError, PillowTexts } from './pillowText';

/** What Pillow says of a file that no plugin of it opens. */
const UNIDENTIFIED = 'UnidentifiedImageError: cannot identify image file';
/** Fewer bytes than these raise an exception (PIL/PngImagePlugin.py, `chunk_…`). */
const LEAST: Readonly<Record<string, number>> = {
  IHDR: 13, gAMA: 4, cHRM: 32, sRGB: 1, pHYs: 9, acTL: 8, fcTL: 26, fdAT: 4,
}; // prettier-ignore
const PIXELS: ReadonlySet<string> = new Set(['IDAT', 'DDAT', 'fdAT']);
const MOST_FRAMES = 0x80000000;

type Mode = 'palette' | 'grey' | 'rgb' | 'alpha';

/** Goes through a PNG's chunks as Pillow does (PIL/PngImagePlugin.py); throws a PillowError where it raises an exception. */
export class PillowChunks {
  readonly #reader: ByteReader;
  readonly #crc = new Crc32();
  readonly #texts = new PillowTexts();
  readonly #mode: Mode;
  readonly #size: { readonly width: number; readonly height: number };
  #header: Uint8Array | undefined;
  #palette: Uint8Array | undefined;
  #transparency: Uint8Array | undefined;
  #frames: number | undefined;
  #sequence: number | undefined;
  #box: PngBox | undefined;
  #animated = false;

  constructor(
    bytes: Uint8Array,
    { mode, ...size }: { readonly mode: Mode; readonly width: number; readonly height: number },
  ) {
    this.#reader = new ByteReader(bytes);
    this.#mode = mode;
    this.#size = size;
  }

  /** Palette, transparency and pixels; `readEnd` reads the rest, when the pixels have turned out to be right. */
  read(): { readonly contents: PngContents; readonly readEnd: () => Uint8Array | undefined } {
    const first = this.#open();
    const palette = this.#palette;
    const { pixels, next } = this.#readPixels(first);
    const box = this.#box;
    return {
      contents: { palette, transparency: this.#transparency, pixels, box },
      readEnd: () => {
        this.#readEnd(next);
        return this.#transparency;
      },
    };
  }

  /** Up to the first pixels; every checksum counts here. */
  #open(): PngChunk {
    for (let at = SIGNATURE_BYTES; ;) {
      const chunk = this.#chunk(at);
      if (!chunk) throw new PillowError(UNIDENTIFIED);
      if (chunk.type === 'IEND') throw new PillowError('OSError: cannot load this image');
      if (chunk.type === 'IDAT' || chunk.type === 'fdAT') {
        if (chunk.type === 'fdAT') this.#readSequence(chunk);
        const isDefault = chunk.type === 'IDAT' && !this.#box && this.#frames !== undefined;
        this.#animated = (this.#frames ?? 1) + (isDefault ? 1 : 0) > 1;
        return chunk;
      }
      this.#handle(chunk);
      if (chunk.end > this.#reader.length || !isIntact(this.#reader, chunk, this.#crc))
        throw new PillowError(UNIDENTIFIED);
      at = chunk.end;
    }
  }

  #readPixels(first: PngChunk): { readonly pixels: readonly Uint8Array[]; readonly next: number } {
    const pixels: Uint8Array[] = [];
    let chunk = first;
    for (;;) {
      if (chunk.type === 'fdAT' && chunk !== first) this.#readSequence(chunk);
      const from = chunk.at + (chunk.type === 'fdAT' ? 4 : 0);
      pixels.push(this.#reader.bytes.subarray(from, Math.max(from, chunk.at + chunk.length)));
      const next = this.#chunk(chunk.end);
      if (!next || !PIXELS.has(next.type)) return { pixels, next: chunk.end };
      chunk = next;
    }
  }

  /** What comes behind the pixels; its checksums do not count, and an end is not asked for. */
  #readEnd(from: number): void {
    // One more header has no meaning any more.
    this.#header = undefined;
    for (let at = from; ;) {
      const chunk = this.#chunk(at);
      if (!chunk || chunk.type === 'IEND' || (chunk.type === 'fcTL' && this.#animated)) return;
      if (chunk.type === 'fdAT') this.#readSequence(chunk);
      if (chunk.at + chunk.length > this.#reader.length) throw new PillowError('OSError: Truncated File Read');
      if (!PIXELS.has(chunk.type)) this.#handle(chunk);
      at = chunk.end;
    }
  }

  /** Undefined where there is no chunk that Python's pattern `\w\w\w\w` takes for one. */
  #chunk(at: number): PngChunk | undefined {
    try {
      const chunk = pngChunkAt(this.#reader, at);
      return /^[A-Za-z0-9_]{4}$/.test(chunk.type) ? chunk : undefined;
    } catch (error) {
      if (error instanceof CutOffError) return undefined;
      throw error;
    }
  }

  #handle(chunk: PngChunk): void {
    const { type, at, length } = chunk;
    if (at + length > this.#reader.length) throw new PillowError('OSError: Truncated File Read');
    const least = Object.hasOwn(LEAST, type) ? (LEAST[type] ?? 0) : 0;
    if (length < least) throw new PillowError(`ValueError: Truncated ${shownName(chunk)} chunk`);
    const data = this.#reader.slice(at, length);
    switch (type) {
      case 'IHDR':
        return this.#readHeader(data);
      case 'PLTE':
        if (this.#mode === 'palette') this.#palette = data;
        return;
      case 'tRNS':
        return this.#readTransparency(data);
      case 'iCCP':
        return this.#texts.readProfile(data);
      case 'tEXt':
        return this.#texts.readText(data);
      case 'zTXt':
        return this.#texts.readPackedText(data);
      case 'iTXt':
        return this.#texts.readInternationalText(data);
      case 'acTL':
        return this.#readAnimation(at);
      case 'fcTL':
        return this.#readFrame(chunk);
    }
  }

  /** A second header is taken for the right one. */
  #readHeader(data: Uint8Array): void {
    const header = data.slice(0, 13);
    if (this.#header && header.some((byte, index) => byte !== this.#header?.[index]))
      throw new PillowError('OSError: cannot load this image');
    if (data[11] !== 0) throw new PillowError(UNIDENTIFIED);
    this.#header = header;
  }

  #readTransparency(data: Uint8Array): void {
    if (this.#mode === 'alpha') return;
    const least = this.#mode === 'rgb' ? 6 : this.#mode === 'grey' ? 2 : 0;
    if (data.length < least) throw new PillowError('ValueError: Truncated tRNS chunk');
    this.#transparency = least > 0 ? data.subarray(0, least) : data;
  }

  #readAnimation(at: number): void {
    const frames = this.#reader.uint32(at);
    if (this.#frames !== undefined) this.#frames = undefined;
    else if (frames > 0 && frames <= MOST_FRAMES) this.#frames = frames;
  }

  #readFrame({ at }: PngChunk): void {
    const sequence = this.#reader.uint32(at);
    const expected = this.#sequence === undefined ? 0 : this.#sequence + 1;
    if (sequence !== expected) throw new PillowError('SyntaxError: APNG contains frame sequence errors');
    this.#sequence = sequence;
    const [width = 0, height = 0, left = 0, top = 0] = [4, 8, 12, 16].map((field) => this.#reader.uint32(at + field));
    if (left + width > this.#size.width || top + height > this.#size.height)
      throw new PillowError('SyntaxError: APNG contains invalid frames');
    this.#box = { left, top, width, height };
  }

  #readSequence({ at, length }: PngChunk): void {
    if (length < 4) throw new PillowError('ValueError: APNG contains truncated fDAT chunk');
    if (at + 4 > this.#reader.length) throw new PillowError('OSError: Truncated File Read');
    const sequence = this.#reader.uint32(at);
    if (this.#sequence === undefined || this.#sequence !== sequence - 1)
      throw new PillowError('SyntaxError: APNG contains frame sequence errors');
    this.#sequence = sequence;
  }
}
