import * as l10n from '@vscode/l10n';
import { inflateAtMost } from '../inflate';
import { coloursOf, type PictureHeader, type Raster } from '../raster';
import { pngColours, readPngChunks } from './pngChunks';
import { findPngFaults } from './pngFaults';
import { type Pass, type PassLayout, passesOf } from './pngPasses';
import { unfilterRows } from './pngRows';

const INTERLACE_AT = 28;

/** Decodes a PNG: the first picture, indices where it has a palette. */
export function decodePng(bytes: Uint8Array, { height, width, bits, colour, extra }: PictureHeader): Raster {
  const channels = coloursOf(colour) + extra;
  const faults = findPngFaults(bytes);
  const chunks = readPngChunks(bytes);
  const colours = pngColours(chunks, {
    colours: extra > 0 ? 'alpha' : colour === 'palette' ? 'palette' : colour === 'grey' ? 'grey' : 'rgb',
    bits,
  });
  const layout = { height, width, channels, bits, interlaced: bytes[INTERLACE_AT] === 1 };
  const samples = decodePixels(chunks.pixels, layout);
  return { height, width, channels, samples, ...colours, faults };
}

function decodePixels(packed: readonly Uint8Array[], layout: PassLayout): Uint8Array | Uint16Array {
  const { channels, bits, interlaced } = layout;
  const passes = passesOf(layout);
  const wanted = passes.reduce((sum, { rows, rowBytes }) => sum + rows * (1 + rowBytes), 0);
  const data = inflateAtMost(packed, wanted);
  if (data.length < wanted) throw new Error(l10n.t('its pixels take {0} bytes, and it holds {1}', wanted, data.length));
  const pixelBytes = Math.max(1, (channels * bits) / 8);
  let at = 0;
  for (const { rows, rowBytes } of passes) {
    unfilterRows(data, at, { rows, rowBytes, pixelBytes });
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
