import * as l10n from '@vscode/l10n';
import { LoaderRefusal, loadInstead } from '../load/loading';
import type { Library } from '../library';
import { coloursOf, type PictureHeader, type Raster } from '../raster';
import type { LibpngVersion } from './libpngChunks';
import { type PngBox, readByLibpng } from './libpngPixels';
import { PillowChunks } from './pillowChunks';
import { PillowError } from './pillowText';
import { type PngColours, pngColours } from './pngColours';
import { findPngFaults } from './pngFaults';
import { type Pass, type PassLayout, passesOf } from './pngPasses';
import { unfilterRows } from './pngRows';
import { unpackByLibpng, unpackByPillow } from './pngStream';

const INTERLACE_AT = 28;

/** Decodes a PNG as one library reads it: the first picture, indices where it has a palette. */
export function decodePng(bytes: Uint8Array, header: PictureHeader, library: Library): Raster {
  const { height, width, bits, colour, extra } = header;
  const channels = coloursOf(colour) + extra;
  const layout = { height, width, channels, bits, interlaced: bytes[INTERLACE_AT] === 1 };
  const colours = extra > 0 ? 'alpha' : colour === 'palette' ? 'palette' : colour === 'grey' ? 'grey' : 'rgb';
  const picture =
    library === 'Pillow'
      ? decodeByPillow(bytes, layout, colours)
      : decodeByLibpng(bytes, layout, { colours, version: library === 'cv2' ? 58 : 43 });
  return { height, width, channels, ...picture, faults: findPngFaults(bytes) };
}

type DecodedPng = Pick<Raster, 'samples' | 'palette' | 'transparent'>;

function decodeByLibpng(
  bytes: Uint8Array,
  layout: PassLayout,
  { colours, version }: { readonly colours: PngColours; readonly version: LibpngVersion },
): DecodedPng {
  const contents = readByLibpng(bytes, version);
  const passes = passesOf(layout);
  const data = unpackByLibpng(contents.pixels, bytesOf(passes));
  return { samples: spread(data, layout, passes), ...pngColours(contents, { colours, bits: layout.bits }) };
}

function decodeByPillow(bytes: Uint8Array, layout: PassLayout, colours: PngColours): DecodedPng {
  try {
    const { contents, readEnd } = new PillowChunks(bytes, { mode: colours, ...layout }).read();
    const { pixels, box } = contents;
    const filled = box ? { ...layout, height: box.height, width: box.width } : layout;
    if (filled.height === 0 || filled.width === 0) throw new PillowError('ValueError: Size must be positive');
    const passes = passesOf(filled);
    const wanted = bytesOf(passes);
    const data = unpackByPillow(pixels, { wanted, isRowEnd: (length) => isRowEnd(passes, length) });
    const transparency = readEnd();
    const samples = box ? onCanvas(spread(data, filled, passes), layout, box) : spread(data, layout, passes);
    // Without a table all is black; what is no whole colour is left away.
    const { palette = new Uint8Array() } = contents;
    if (Math.floor(palette.length / 3) > 256) throw new PillowError('ValueError: invalid palette size');
    return { samples, ...pngColours({ palette, transparency }, { colours, bits: layout.bits }) };
  } catch (error) {
    if (!(error instanceof PillowError)) throw error;
    throw new LoaderRefusal(l10n.t('{0} raises {1}.', 'Pillow', error.message), loadInstead('cv2.imread'));
  }
}

function bytesOf(passes: readonly Pass[]): number {
  return passes.reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0);
}

function isRowEnd(passes: readonly Pass[], length: number): boolean {
  let left = length;
  for (const { rows, rowBytes } of passes) {
    const bytes = rows * (1 + rowBytes);
    if (left <= bytes) return left % (1 + rowBytes) === 0;
    left -= bytes;
  }
  return false;
}

/** A frame that does not fill the canvas lies on black. */
function onCanvas(
  samples: Uint8Array | Uint16Array,
  { height, width, channels }: PassLayout,
  { left, top, ...size }: PngBox,
): Uint8Array | Uint16Array {
  const length = height * width * channels;
  const canvas = samples instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
  for (let y = 0; y < size.height; y++) {
    const from = y * size.width * channels;
    canvas.set(samples.subarray(from, from + size.width * channels), ((top + y) * width + left) * channels);
  }
  return canvas;
}

/** Undoes the filters and gives each sample an element; rows that are missing stay black. */
function spread(
  unpacked: Uint8Array<ArrayBuffer>,
  layout: PassLayout,
  passes: readonly Pass[],
): Uint8Array | Uint16Array {
  const { channels, bits, interlaced } = layout;
  const wanted = bytesOf(passes);
  const data = unpacked.length === wanted ? unpacked : new Uint8Array(wanted);
  if (data !== unpacked) data.set(unpacked);
  const pixelBytes = Math.max(1, (channels * bits) / 8);
  let at = 0;
  for (const { rows, rowBytes } of passes) {
    const there = Math.max(0, Math.min(rows, Math.floor((unpacked.length - at) / (1 + rowBytes))));
    unfilterRows(data, at, { rows: there, rowBytes, pixelBytes });
    at += rows * (1 + rowBytes);
  }
  if (bits < 8) return spreadBits(data, layout, passes);
  const bytes = interlaced ? spreadPixels(data, layout, passes, pixelBytes) : closeRows(data, passes);
  return bits === 16 ? bigEndian(bytes) : bytes;
}

/** Moves the rows together over the bytes that named their filters: no second picture in memory. */
function closeRows(data: Uint8Array<ArrayBuffer>, [pass]: readonly Pass[]): Uint8Array<ArrayBuffer> {
  if (!pass) return data;
  const { rows, rowBytes } = pass;
  for (let row = 0; row < rows; row++) {
    const from = row * (1 + rowBytes) + 1;
    data.copyWithin(row * rowBytes, from, from + rowBytes);
  }
  return data.subarray(0, rows * rowBytes);
}

function spreadPixels(
  data: Uint8Array,
  { height, width }: PassLayout,
  passes: readonly Pass[],
  pixelBytes: number,
): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(height * width * pixelBytes);
  let at = 0;
  for (const { x, y, dx, dy, rows, columns } of passes) {
    for (let row = 0; row < rows; row++) {
      at++;
      for (let column = 0; column < columns; column++) {
        const to = ((y + row * dy) * width + x + column * dx) * pixelBytes;
        for (let byte = 0; byte < pixelBytes; byte++) result[to + byte] = data[at++] ?? 0;
      }
    }
  }
  return result;
}

/** Fewer than eight bits come packed, high ones first, every row starting at a new byte (7.2). */
function spreadBits(data: Uint8Array, { height, width, bits }: PassLayout, passes: readonly Pass[]): Uint8Array {
  const samples = new Uint8Array(height * width);
  const mask = 2 ** bits - 1;
  let at = 0;
  for (const { x, y, dx, dy, rows, columns, rowBytes } of passes) {
    for (let row = 0; row < rows; row++) {
      const line = at + 1;
      const to = (y + row * dy) * width + x;
      for (let column = 0; column < columns; column++) {
        const bit = column * bits;
        samples[to + column * dx] = ((data[line + (bit >> 3)] ?? 0) >> (8 - bits - (bit & 7))) & mask;
      }
      at += 1 + rowBytes;
    }
  }
  return samples;
}

/** High bytes come first (7.1). */
function bigEndian(bytes: Uint8Array<ArrayBuffer>): Uint16Array {
  const samples = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < samples.length; at++) samples[at] = view.getUint16(2 * at);
  return samples;
}
