import * as l10n from '@vscode/l10n';
import type { PictureHeader, Raster, Samples } from '../raster';
import { unpackBits } from './tiffPacked';
import type { TiffFacts } from './tiffFacts';

/** A part of a strip or tile that belongs to the picture. */
export interface BlockPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly plane: number;
}

/** The samples of a picture, filled strip by strip or tile by tile. */
export class TiffSamples {
  readonly #samples: Samples;
  readonly #bytes: Uint8Array;

  constructor(
    private readonly header: PictureHeader,
    private readonly facts: TiffFacts,
  ) {
    const { height, width } = header;
    this.#samples = samplesOf(header, height * width * facts.samples);
    this.#bytes = new Uint8Array(this.#samples.buffer);
  }

  /** Puts rows where they belong; each begins `rowBytes` after the one before. */
  put(part: BlockPart, block: Uint8Array, rowBytes: number): void {
    const { width, bits } = this.header;
    const { samples, planar } = this.facts;
    const count = part.width * (planar ? 1 : samples);
    const size = bits / 8;
    const used = Math.ceil((count * bits) / 8);
    for (let row = 0; row < part.height; row++) {
      const from = block.subarray(row * rowBytes, row * rowBytes + used);
      const at = samples * ((part.y + row) * width + part.x) + part.plane;
      if (!Number.isInteger(size) || size < 1)
        unpackBits(from, { bits, count }, this.#samples, { at, step: planar ? samples : 1 });
      else if (!planar || samples === 1) this.#bytes.set(from, at * size);
      else scatter(from, size, this.#bytes, { at: at * size, step: samples * size });
    }
  }

  /** The whole picture; what was put begins with its low bytes, or with the high ones. */
  raster(littleEndian: boolean): Raster {
    const { height, width, bits } = this.header;
    if (!littleEndian && bits >= 16) swapBytes(this.#bytes, bits / 8);
    return { height, width, channels: this.facts.samples, samples: this.#samples, faults: [] };
  }
}

function scatter(
  from: Uint8Array,
  size: number,
  to: Uint8Array,
  { at, step }: { readonly at: number; readonly step: number },
): void {
  for (let byte = 0; byte < from.length; byte++)
    to[at + Math.floor(byte / size) * step + (byte % size)] = from[byte] ?? 0;
}

function swapBytes(bytes: Uint8Array, size: number): void {
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}

function samplesOf({ bits, sample }: PictureHeader, count: number): Samples {
  switch (`${sample}${bits <= 8 ? 8 : bits < 16 ? 16 : bits}`) {
    case 'uint8':
      return new Uint8Array(count);
    case 'uint16':
      return new Uint16Array(count);
    case 'uint32':
      return new Uint32Array(count);
    case 'int8':
      return new Int8Array(count);
    case 'int16':
      return new Int16Array(count);
    case 'int32':
      return new Int32Array(count);
    case 'float32':
      return new Float32Array(count);
    case 'float64':
      return new Float64Array(count);
    default:
      throw new Error(l10n.t('its samples have a type that no loader knows'));
  }
}
