import * as l10n from '@vscode/l10n';
import { type ByteReader, CutOffError } from '../bytes';
import { Crc32 } from './crc32';
import { isIntact, type PngChunk, pngChunkAt, shownName, SIGNATURE_BYTES } from './pngChunk';

/** libpng 1.6.58, which OpenCV 5.0 brings, or 1.6.43, which TensorFlow 2.21 does. */
export type LibpngVersion = 58 | 43;

const COLOUR = { palette: 3, colourMask: 2 } as const;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };
/** Gamma of sRGB, in units of 1/100,000 (PNG, third edition, 11.3.2.5). */
const SRGB_GAMMA = 45455;
const MOST_COLOURS = 256;
/** `PNG_USER_CHUNK_MALLOC_MAX`. */
const MOST_CHUNK_BYTES = 8_000_000;
const CRITICAL = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND']);

/** Chunks without which this is another picture: how long they may be, and what they may not follow (pngrutil.c, `read_chunks`). */
const RULES: Readonly<
  Record<string, { readonly least: number; readonly most: number; readonly before: 'PLTE' | 'IDAT' | '' }>
> = {
  tRNS: { least: 0, most: 256, before: 'IDAT' },
  bKGD: { least: 1, most: 6, before: 'IDAT' },
  gAMA: { least: 4, most: 4, before: 'PLTE' },
  sBIT: { least: 1, most: 4, before: 'PLTE' },
  sRGB: { least: 1, most: 1, before: 'PLTE' },
  cICP: { least: 4, most: 4, before: 'PLTE' },
  eXIf: { least: 4, most: MOST_CHUNK_BYTES, before: '' },
};

/** Thrown where libpng ends its reading. */
export class LibpngError extends Error {}

/**
 * Goes through a PNG's chunks as libpng does (pngread.c, pngrutil.c). What libpng only warns of is left away; what ends its reading
 * throws an Error that names the chunk.
 */
export class LibpngChunks {
  palette?: Uint8Array;
  transparency?: Uint8Array;
  gamma = 0;
  /** The most bits that are said to mean something of a colour, 0 where nothing is said. */
  sampleBits = 0;
  exif?: ByteReader;
  readonly #crc = new Crc32();
  readonly #seen = new Set<string>();
  readonly #colourType: number;
  readonly #bits: number;
  #hasPalette = false;
  #hasPixels = false;
  #at = SIGNATURE_BYTES;

  constructor(
    readonly reader: ByteReader,
    readonly version: LibpngVersion,
  ) {
    const header = this.#next();
    if (header.type !== 'IHDR' || header.length !== 13 || !isIntact(reader, header, this.#crc)) this.#refuse(header);
    this.#bits = reader.uint8(header.at + 8);
    this.#colourType = reader.uint8(header.at + 9);
  }

  /** Reads up to the pixels, and tells where these begin. */
  readHeader(): PngChunk {
    for (;;) {
      const chunk = this.#next();
      if (chunk.type === 'IDAT') {
        if (this.#colourType === COLOUR.palette && !this.#hasPalette) this.#refuse(chunk);
        this.#hasPixels = true;
        return chunk;
      }
      this.#handle(chunk);
    }
  }

  /** Reads from behind the pixels to the end; chunks of pixels that are there once more are passed over. */
  readEnd(from: number, checksPixels = true): void {
    this.#at = from;
    for (;;) {
      const chunk = this.#next();
      if (chunk.type === 'IEND') {
        // The newer one does not mind the last checksum.
        if (this.version === 43 && !isIntact(this.reader, chunk, this.#crc)) this.#refuse(chunk);
        return;
      }
      if (chunk.type !== 'IDAT') this.#handle(chunk);
      else if (checksPixels) this.checkPixels(chunk);
    }
  }

  /** Pixels with a wrong checksum end everything. */
  checkPixels(chunk: PngChunk): void {
    if (!isIntact(this.reader, chunk, this.#crc)) this.#refuse(chunk);
  }

  #next(): PngChunk {
    const chunk = pngChunkAt(this.reader, this.#at);
    const known = this.version === 58 ? /^[A-Za-z]{2}[A-Z][A-Za-z]$/ : /^[A-Za-z]{4}$/;
    if (!known.test(chunk.type) || chunk.length >= 2 ** 31) this.#refuse(chunk);
    if (chunk.end > this.reader.length) throw new CutOffError(this.reader.length);
    this.#at = chunk.end;
    return chunk;
  }

  #handle(chunk: PngChunk): void {
    if (chunk.type === 'PLTE') this.#readPalette(chunk);
    else if (CRITICAL.has(chunk.type) || /^[A-Z]/.test(chunk.type)) this.#refuse(chunk);
    else this.#readAncillary(chunk);
  }

  #readPalette(chunk: PngChunk): void {
    const needed = this.#colourType === COLOUR.palette;
    const coloured = (this.#colourType & COLOUR.colourMask) !== 0;
    if (this.version === 43 && this.#hasPalette) this.#refuse(chunk);
    const outOfPlace =
      this.#hasPalette ||
      this.#hasPixels ||
      (this.version === 58 && !needed && (this.#seen.has('tRNS') || this.#seen.has('bKGD')));
    const wrong = chunk.length > 3 * MOST_COLOURS || chunk.length % 3 !== 0;
    if (this.version === 43 && !this.#hasPixels) this.#hasPalette = true;
    // The older one takes every palette's checksum for critical.
    const intact = (): boolean => isIntact(this.reader, chunk, this.#crc);
    if (outOfPlace || !coloured || wrong) {
      const tolerated = this.version === 43 ? this.#hasPixels || (!needed && intact()) : !needed;
      if (!tolerated || (this.version === 43 && !intact())) this.#refuse(chunk);
      return;
    }
    if ((needed || this.version === 43) && !intact()) this.#refuse(chunk);
    if (chunk.length === 0) this.#refuse(chunk);
    this.#hasPalette = true;
    const most = needed ? 2 ** this.#bits : MOST_COLOURS;
    this.palette = this.reader.slice(chunk.at, Math.min(chunk.length, 3 * most));
  }

  #readAncillary(chunk: PngChunk): void {
    const { type, length, at } = chunk;
    const rule = Object.hasOwn(RULES, type) ? RULES[type] : undefined;
    if (!rule || this.#seen.has(type) || length < rule.least || length > rule.most) return;
    if (rule.before !== '' && (this.#hasPixels || (rule.before === 'PLTE' && this.#hasPalette))) return;
    if (type === 'tRNS' && !this.#isTransparency(length)) return;
    if (!isIntact(this.reader, chunk, this.#crc)) return;
    if (this.#take(type, at, length)) this.#seen.add(type);
  }

  #isTransparency(length: number): boolean {
    switch (this.#colourType) {
      case 0:
        return length === 2;
      case 2:
        return length === 6;
      case COLOUR.palette:
        return this.#hasPalette && length > 0 && length <= (this.palette?.length ?? 0) / 3;
      default:
        return false;
    }
  }

  #take(type: string, at: number, length: number): boolean {
    const { reader } = this;
    switch (type) {
      case 'tRNS':
        this.transparency = reader.slice(at, length);
        return true;
      case 'gAMA': {
        const gamma = reader.uint32(at);
        if (gamma >= 2 ** 31) return false;
        if (this.gamma === 0) this.gamma = gamma;
        return true;
      }
      case 'sBIT':
        return this.#takeSampleBits([...reader.slice(at, length)]);
      case 'sRGB':
        if (reader.uint8(at) > 3) return false;
        if (!this.#seen.has('cICP') || this.gamma === 0) this.gamma = SRGB_GAMMA;
        return true;
      case 'eXIf':
        if (!['II*\0', 'MM\0*'].includes(reader.text(at, 4))) return false;
        this.exif = reader.part(at, length);
        return true;
      default:
        return true;
    }
  }

  #takeSampleBits(told: readonly number[]): boolean {
    const palette = this.#colourType === COLOUR.palette;
    const most = palette ? 8 : this.#bits;
    if (told.length !== (palette ? 3 : CHANNELS[this.#colourType]) || told.some((bits) => bits === 0 || bits > most))
      return false;
    if (this.#colourType & COLOUR.colourMask) this.sampleBits = Math.max(...told.slice(0, 3));
    return true;
  }

  #refuse(chunk: PngChunk): never {
    throw new LibpngError(l10n.t('libpng does not take its chunk {0} at byte {1}', shownName(chunk), chunk.from));
  }
}
