import * as l10n from '@vscode/l10n';
import { BaseDecoder, type DecoderWorker, getDecoder, Pool } from 'geotiff';
import { inflateAtMost } from '../inflate';
import { unpackPackBits, unpackTiffLzw } from './tiffLzw';
import { decodeByLibjpeg } from '../jpeg/libjpegTurbo';
import type { WebAssemblyCodecs } from '../webAssembly';
import { type JpegColours, wholeJpeg } from './tiffJpeg';
import { widenSamples } from './tiffPacked';

type Parameters = BaseDecoder['parameters'];

const LZW = 5;
const DEFLATE = new Set([8, 32946]);
const JPEG = 7;
const PACKBITS = 32773;
const HORIZONTAL = 2;
const FLOATING = 3;

/** What of a file the library does not hand to its decoders. */
export interface TiffDecoding {
  readonly littleEndian: boolean;
  readonly colours: JpegColours;
  readonly samples: number;
  /** Bits of a sample; between 8 and 16 they become 16, for which the library is told so. */
  readonly bits: number;
}

/**
 * The decoders of strips and tiles: those of geotiff, but JPEG by libjpeg, and with the differences between neighbouring
 * samples added up in the file's byte order.
 */
export class TiffDecoders extends Pool {
  constructor(
    private readonly codecs: WebAssemblyCodecs,
    private readonly decoding: TiffDecoding,
  ) {
    super(0);
  }

  override bindParameters(compression: number, parameters: Parameters): DecoderWorker {
    return { decode: (block: ArrayBufferLike) => this.#decode(compression, parameters, block) };
  }

  async #decode(compression: number, parameters: Parameters, block: ArrayBufferLike): Promise<ArrayBufferLike> {
    if (compression === JPEG) return this.#decodeJpeg(parameters, block);
    const { bits } = this.decoding;
    const swaps = parameters.predictor === HORIZONTAL && bits > 8 && !this.decoding.littleEndian;
    const wanted = swaps ? { ...parameters, predictor: 1 } : parameters;
    const unpack = unpackerOf(compression);
    const decoder = unpack
      ? new Bounded(wanted, unpack, this.#blockBytes(parameters))
      : await getDecoder(compression, wanted);
    const decoded = await decoder.decode(block);
    if (isPacked(this.decoding)) {
      if (parameters.predictor === HORIZONTAL)
        throw new Error(l10n.t('its predictor does not go with {0} bits a sample', bits));
      const samples = parameters.tileWidth * this.#channels(parameters);
      return widenSamples(new Uint8Array(decoded), { ...this.decoding, samples });
    }
    // What is put together from planes of bytes begins with the low ones.
    if (parameters.predictor === FLOATING && !this.decoding.littleEndian) swapBytes(decoded, bits / 8);
    if (swaps) addUp(decoded, parameters, bits / 8, this.#channels(parameters));
    return decoded;
  }

  /** Channels of a strip or tile: planes have one each. */
  #channels({ planarConfiguration }: Parameters): number {
    return planarConfiguration === 2 ? 1 : this.decoding.samples;
  }

  #blockBytes(parameters: Parameters): number {
    const rowBits = parameters.tileWidth * this.#channels(parameters) * this.decoding.bits;
    return parameters.tileHeight * Math.ceil(rowBits / 8);
  }

  async #decodeJpeg(parameters: Parameters, block: ArrayBufferLike): Promise<ArrayBufferLike> {
    const tables: unknown = Reflect.get(parameters, 'JPEGTables');
    const file = wholeJpeg(
      new Uint8Array(block),
      tables instanceof Uint8Array ? tables : undefined,
      this.decoding.colours,
    );
    const output = this.decoding.samples === 1 ? 'grey' : 'rgb';
    const { samples } = await decodeByLibjpeg(file, this.codecs, { output, fast: false });
    return samples.buffer;
  }
}

/** Whether samples begin in the middle of bytes, which the library reads wrongly where the high bytes come first. */
export function isPacked({ bits }: Pick<TiffDecoding, 'bits'>): boolean {
  return bits > 8 && bits < 16;
}

type Unpacker = (data: Uint8Array, most: number) => Uint8Array;

function unpackerOf(compression: number): Unpacker | undefined {
  if (compression === LZW) return unpackTiffLzw;
  if (compression === PACKBITS) return unpackPackBits;
  return DEFLATE.has(compression) ? (data, most) => inflateAtMost([data], most) : undefined;
}

/** Unpacks no more than a block can hold: geotiff's own decoders go on for ever in damaged data. */
class Bounded extends BaseDecoder {
  constructor(
    parameters: Parameters,
    private readonly unpack: Unpacker,
    private readonly most: number,
  ) {
    super(parameters);
  }

  override decodeBlock(block: ArrayBufferLike): ArrayBufferLike {
    return this.unpack(new Uint8Array(block), this.most).slice().buffer;
  }
}

function swapBytes(block: ArrayBufferLike, size: number): void {
  const bytes = new Uint8Array(block);
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

/** Each sample is stored as its difference from that of the pixel to its left (TIFF 6.0, section 14), high bytes first. */
function addUp(block: ArrayBufferLike, { tileWidth }: Parameters, bytes: number, stride: number): void {
  const data = new Uint8Array(block);
  const rowBytes = tileWidth * stride * bytes;
  for (let row = 0; row + rowBytes <= data.length; row += rowBytes) {
    for (let at = row + stride * bytes; at < row + rowBytes; at += bytes) {
      let carry = 0;
      for (let byte = bytes - 1; byte >= 0; byte--) {
        const sum = (data[at + byte] ?? 0) + (data[at + byte - stride * bytes] ?? 0) + carry;
        data[at + byte] = sum;
        carry = sum >> 8;
      }
    }
  }
}
