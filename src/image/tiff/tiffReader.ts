import * as l10n from '@vscode/l10n';
import type { PictureHeader } from '../raster';
import type { WebAssemblyCodecs } from '../webAssembly';
import { libtiffPlaces, rowBytesOf, type TiffLayout, type TiffPlace } from './tiffBlocks';
import type { TiffDirectory } from './tiffDirectory';
import { decodeJpegBlock, type JpegColours, ONCE, samplingOf } from './tiffJpeg';
import { lzwUnpacker } from './tiffLzw';
import { addUpRows, FLOATING, HORIZONTAL, joinFloatRows, predictorOf } from './tiffPredictor';
import { turnedBits } from './tiffPacked';
import { TAG } from './tiffTags';
import type { TiffFacts } from './tiffFacts';
import {
  unpackDeflate,
  type Unpacked,
  unpackNothing,
  unpackPackBits,
  type Unpacker,
  zstandardUnpacker,
} from './tiffUnpack';

/** A file whose strips or tiles are read. */
export interface TiffFile {
  readonly bytes: Uint8Array;
  readonly directory: TiffDirectory;
  readonly header: PictureHeader;
  readonly facts: TiffFacts;
  readonly layout: TiffLayout;
}

/** Rows that one strip may hold more than the picture, where it is a JPEG. */
const MOST_JPEG_PIXELS = 2 ** 24;

/** Compressions whose decoders get a copy of their data. */
const COPIED = new Set(['JPEG', 'Zstandard']);
/** How often all of a file may be copied, and how much of a small one. */
const MOST_COPIES = 8;
const LEAST_COPIED = 2 ** 24;

/** A strip or tile, or why it cannot be had at all. */
export type ReadBlock = Unpacked | { readonly missing: true };

/** Reads strips and tiles by their number, as libtiff does: unpacked and with what a predictor did undone. */
export class TiffReader {
  readonly #place: (index: number) => TiffPlace;
  readonly #rowBytes: number;
  readonly #predictor: number;
  readonly #littleEndian: boolean;
  #copied = 0;

  private constructor(
    private readonly file: TiffFile,
    private readonly codecs: WebAssemblyCodecs,
    private readonly unpack: Unpacker,
  ) {
    const { bytes, directory, header, facts, layout } = file;
    this.#place = libtiffPlaces(directory, { layout, size: header, facts, fileBytes: bytes.length });
    this.#rowBytes = rowBytesOf(layout, header, facts);
    this.#predictor = predictorOf({ ...facts, bits: header.bits, sample: header.sample });
    this.#littleEndian = !facts.bigEndian;
  }

  static async of(file: TiffFile, codecs: WebAssemblyCodecs): Promise<TiffReader> {
    return new TiffReader(file, codecs, await unpackerOf(file.facts.compression));
  }

  /** Bytes of a row of a strip or tile. */
  get rowBytes(): number {
    return this.#rowBytes;
  }

  /** Whether what is read begins with the low bytes. */
  get littleEndian(): boolean {
    return this.#littleEndian || this.#predictor === FLOATING;
  }

  /** Reads one of which so many rows belong to the picture; a tile that is not compressed may have to have just its bytes. */
  async read(index: number, { rows, exact }: { readonly rows: number; readonly exact: boolean }): Promise<ReadBlock> {
    const { offset, length } = this.#place(index);
    const { bytes, layout, facts } = this.file;
    if (length === 0 || length > bytes.length - offset) return { missing: true };
    const size = (layout.tiled ? layout.height : rows) * this.#rowBytes;
    // Bytes to be turned round are copied, into memory whose size is a multiple of 1024 (libtiff/tif_read.c).
    const room = facts.lowBitFirst ? 1024 * Math.ceil(length / 1024) : length;
    if (exact && layout.tiled && facts.compression === 'uncompressed' && room !== size) return { missing: true };
    if (facts.lowBitFirst || COPIED.has(facts.compression)) this.#spend(length);
    const stored = bytes.subarray(offset, offset + length);
    const data = facts.lowBitFirst ? turnedBits(stored) : stored;
    const height = layout.tiled ? layout.height : rows;
    if (facts.compression === 'JPEG') return this.#readJpeg(data, height, index);
    const block = this.unpack(data, size);
    // libtiff leaves the differences of what it could not unpack as they are.
    return block.fault === undefined && this.#predictor !== 1 ? { bytes: this.#undone(block.bytes) } : block;
  }

  /** Strips may lie on one another, but not so often that copying them takes minutes. */
  #spend(length: number): void {
    this.#copied += length;
    if (this.#copied > MOST_COPIES * this.file.bytes.length + LEAST_COPIED)
      throw new Error(l10n.t('its strips or tiles lie on one another too often'));
  }

  #undone(data: Uint8Array): Uint8Array {
    const { header, facts } = this.file;
    const rows = {
      rowBytes: this.#rowBytes,
      sampleBytes: header.bits / 8,
      stride: facts.planar ? 1 : facts.samples,
      littleEndian: this.#littleEndian,
    };
    if (this.#predictor === HORIZONTAL) addUpRows(data, rows);
    else joinFloatRows(data, rows);
    return data;
  }

  #readJpeg(data: Uint8Array, height: number, index: number): Promise<Unpacked> {
    const { layout, facts, header, directory } = this.file;
    const last = !layout.tiled && index % layout.down === layout.down - 1;
    return decodeJpegBlock(
      data,
      {
        width: layout.width,
        height,
        channels: facts.planar ? 1 : facts.samples,
        colours: jpegColours(header, facts),
        tables: directory.bytes(TAG.jpegTables),
        sampling: samplingIn(this.file, this.#place(0)),
        mostRows: last ? Math.max(height, Math.floor(MOST_JPEG_PIXELS / layout.width)) : height,
      },
      this.codecs,
    );
  }
}

/** Of YCbCr as the file tells, or as its first strip has it. */
function samplingIn({ bytes, directory, header, facts }: TiffFile, { offset, length }: TiffPlace): number {
  if (jpegColours(header, facts) !== 'ycbcr') return ONCE;
  const [across, down] = directory.values(TAG.ycbcrSubsampling, 2) ?? [];
  if (across !== undefined && down !== undefined) return 16 * across + down;
  return samplingOf(bytes.subarray(offset, offset + length)) ?? ONCE;
}

function jpegColours({ colour }: PictureHeader, { samples, planar }: TiffFacts): JpegColours {
  if (samples !== 3 || planar) return 'other';
  return colour === 'ycbcr' ? 'ycbcr' : 'rgb';
}

async function unpackerOf(compression: string): Promise<Unpacker> {
  switch (compression) {
    case 'LZW':
      return lzwUnpacker();
    case 'PackBits':
      return unpackPackBits;
    case 'Deflate':
      return unpackDeflate;
    case 'Zstandard':
      return zstandardUnpacker();
    default:
      return unpackNothing;
  }
}
