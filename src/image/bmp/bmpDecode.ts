import * as l10n from '@vscode/l10n';
import { ByteReader, CutOffError } from '../bytes';
import type { DecodeWishes } from '../load/loading';
import type { Raster } from '../raster';
import { BMP_ALPHABITFIELDS, BMP_BITFIELDS, BMP_RGB, type BmpLayout, bmpRowBytes, readBmpLayout } from './bmpLayout';
import { pillowPalette, readBmpPalette } from './bmpPalette';
import { pillowPixelsAt } from './bmpPillow';
import { decodeRle } from './bmpRle';

/** Masks of 16-bit pixels that tell none: five bits each. */
const FIVE_BITS = [0x7c00, 0x03e0, 0x001f];

/** Where the rows of a bitmap are, as one of the loaders looks for them. */
interface Rows extends BmpLayout {
  /** Even the last row has all the bytes that fill it up. */
  readonly filled: boolean;
}

/**
 * Decodes a bitmap: indices where it has a palette; red, green, blue where a pixel has 16 or 24 bits, with the largest value of
 * each; the four bytes of a 32-bit pixel as they are stored.
 */
export function decodeBmp(bytes: Uint8Array, { library }: DecodeWishes): Raster {
  const layout = readBmpLayout(bytes);
  if (library === 'TensorFlow') return decodePlain(bytes, layout);
  const pixelsAt = library === 'Pillow' ? pillowPixelsAt(layout) : layout.pixelsAt;
  const rows = { ...layout, pixelsAt, filled: library === 'cv2' };
  const { height, width, bits, compression } = rows;
  const shared = { height, width, faults: [] };
  if (bits <= 8) {
    const stored = library === 'Pillow' ? indexBits(bytes, layout) : bits;
    const samples = compression === BMP_RGB ? readIndices(bytes, rows, stored) : decodeRle(bytes, rows, library);
    return { ...shared, channels: 1, samples, palette: readBmpPalette(bytes, layout.palette) };
  }
  if (compression !== BMP_RGB && compression !== BMP_BITFIELDS && compression !== BMP_ALPHABITFIELDS) {
    throw new Error(l10n.t('its compression {0} is not one that Convscope knows', compression));
  }
  switch (bits) {
    case 16:
      return { ...shared, channels: 3, ...readShorts(bytes, rows) };
    case 24:
      return { ...shared, channels: 3, samples: readBytes(bytes, rows, [2, 1, 0]) };
    case 32:
      return { ...shared, channels: 4, samples: readBytes(bytes, rows, [0, 1, 2, 3]) };
    default:
      throw new Error(l10n.t('it has {0} bits a pixel, which no version has', bits));
  }
}

/** TensorFlow takes the bytes as they lie, whatever the header says of compression and colours. */
function decodePlain(bytes: Uint8Array, layout: BmpLayout): Raster {
  const { height, width } = layout;
  const channels = layout.bits >> 3;
  const rows = { ...layout, bits: 8 * channels, filled: true };
  const order = channels === 1 ? [0] : channels === 3 ? [2, 1, 0] : [0, 1, 2, 3];
  return { height, width, channels, samples: readBytes(bytes, rows, order), faults: [] };
}

/** Bits of an index to Pillow: where a palette is nothing but greys, it forgets how many the file has. */
function indexBits(bytes: Uint8Array, { bits, palette }: BmpLayout): number {
  switch (pillowPalette(bytes, palette)) {
    case '1':
      return 1;
    case 'L':
      return 8;
    default:
      return bits;
  }
}

/** Where a row begins: rows are stored from the bottom unless the height is negative. */
function rowAt({ height, width, bits, topDown, pixelsAt }: BmpLayout, y: number): number {
  return pixelsAt + (topDown ? y : height - 1 - y) * bmpRowBytes(width, bits);
}

/** Reads row by row; throws where the file ends before the last one. */
function forRows(bytes: Uint8Array, layout: Rows, read: (y: number, at: number) => void): void {
  const { height, width, bits, topDown, filled } = layout;
  const needed = filled ? bmpRowBytes(width, bits) : Math.ceil((width * bits) / 8);
  if (rowAt(layout, topDown ? height - 1 : 0) + needed > bytes.length) throw new CutOffError(bytes.length);
  for (let y = 0; y < height; y++) read(y, rowAt(layout, y));
}

function readIndices(bytes: Uint8Array, layout: Rows, bits: number): Uint8Array {
  const { height, width } = layout;
  if (bits !== 1 && bits !== 4 && bits !== 8)
    throw new Error(l10n.t('it has {0} bits a pixel, which no version has', bits));
  const samples = new Uint8Array(height * width);
  const mask = 2 ** bits - 1;
  forRows(bytes, layout, (y, at) => {
    for (let x = 0; x < width; x++) {
      const bit = x * bits;
      samples[y * width + x] = ((bytes[at + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & mask;
    }
  });
  return samples;
}

function readBytes(bytes: Uint8Array, layout: Rows, order: readonly number[]): Uint8Array {
  const { height, width } = layout;
  const channels = order.length;
  const samples = new Uint8Array(height * width * channels);
  forRows(bytes, layout, (y, at) => {
    let to = y * width * channels;
    for (let x = 0; x < width; x++) for (const place of order) samples[to++] = bytes[at + x * channels + place] ?? 0;
  });
  return samples;
}

function readShorts(bytes: Uint8Array, layout: Rows): Pick<Raster, 'samples' | 'levels'> {
  const { height, width, compression, masks } = layout;
  const reader = new ByteReader(bytes, true);
  const fields = (compression === BMP_RGB ? FIVE_BITS : masks.slice(0, 3)).map(fieldOf);
  const samples = new Uint8Array(height * width * 3);
  forRows(bytes, layout, (y, at) => {
    let to = y * width * 3;
    for (let x = 0; x < width; x++) {
      const pixel = reader.uint16(at + 2 * x);
      for (const { shift, top } of fields) samples[to++] = (pixel >>> shift) & top;
    }
  });
  return { samples, levels: fields.map(({ top }) => top) };
}

/** Which bits of a pixel a mask takes: how far they are from the right, and the largest value that they hold. */
export function fieldOf(mask: number): { readonly shift: number; readonly top: number } {
  if (mask === 0) return { shift: 0, top: 0 };
  const shift = 31 - Math.clz32(mask & -mask);
  return { shift, top: mask >>> shift };
}
