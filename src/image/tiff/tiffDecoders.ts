import { type BaseDecoder, type DecoderWorker, getDecoder, Pool } from 'geotiff';
import { decodeByLibjpeg } from '../jpeg/libjpegTurbo';
import type { WebAssemblyCodecs } from '../webAssembly';
import { type JpegColours, wholeJpeg } from './tiffJpeg';

type Parameters = BaseDecoder['parameters'];

const JPEG = 7;
const HORIZONTAL = 2;

/** What of a file the library does not hand to its decoders. */
export interface TiffDecoding {
  readonly littleEndian: boolean;
  readonly colours: JpegColours;
  readonly samples: number;
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
    const bits = bitsOf(parameters);
    const swaps = parameters.predictor === HORIZONTAL && bits > 8 && !this.decoding.littleEndian;
    const decoder = await getDecoder(compression, swaps ? { ...parameters, predictor: 1 } : parameters);
    const decoded = await decoder.decode(block);
    if (swaps) addUp(decoded, parameters, bits / 8, parameters.planarConfiguration === 2 ? 1 : this.decoding.samples);
    return decoded;
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

function bitsOf({ bitsPerSample }: Parameters): number {
  return typeof bitsPerSample === 'number' ? bitsPerSample : (bitsPerSample[0] ?? 8);
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
