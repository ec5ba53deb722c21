import { decode, type DecodedPng } from 'fast-png';
import type { PictureHeader, Raster } from '../raster';
import { decodeSmallInterlaced } from './adam7';
import { readPngColours } from './pngColours';
import { findPngFaults } from './pngFaults';

/** An IEND chunk. */
const END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const INTERLACE_AT = 28;

/** Decodes a PNG: the first picture, indices where it has a palette. */
export function decodePng(bytes: Uint8Array, { height, width, bits }: PictureHeader): Raster {
  const faults = findPngFaults(bytes);
  if (bits < 8 && bytes[INTERLACE_AT] === 1) {
    const samples = decodeSmallInterlaced(bytes, { height, width, bits });
    return { height, width, channels: 1, samples, ...readPngColours(bytes), faults };
  }
  const png = decode(faults.some(({ kind }) => kind === 'end') ? ended(bytes) : bytes);
  const { palette, transparency } = png;
  return {
    height: png.height,
    width: png.width,
    channels: palette ? 1 : png.channels,
    samples: bits < 8 ? unpack(png) : samplesOf(png),
    ...(palette ? { palette: rgba(palette) } : {}),
    ...(transparency && !palette ? { transparent: [...transparency] } : {}),
    faults,
  };
}

/** The library wants an end; whether a loader does is not its business. */
function ended(bytes: Uint8Array): Uint8Array {
  const longer = new Uint8Array(bytes.length + END.length);
  longer.set(bytes);
  longer.set(END, bytes.length);
  return longer;
}

function samplesOf({ data }: DecodedPng): Uint8Array | Uint16Array {
  return data instanceof Uint16Array ? data : new Uint8Array(data.buffer, data.byteOffset, data.length);
}

function rgba(palette: readonly (readonly number[])[]): Uint8Array {
  const result = new Uint8Array(4 * 256);
  // A colour that the palette lacks is black, as in libpng.
  for (let index = 0; index < 256; index++) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = palette[index] ?? [];
    result.set([red, green, blue, alpha], 4 * index);
  }
  return result;
}

/** 1, 2 and 4 bits come packed, every row starting at a new byte. */
function unpack({ data, depth, height, width }: DecodedPng): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 8);
  const mask = 2 ** depth - 1;
  const result = new Uint8Array(height * width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = data[y * rowBytes + (bit >> 3)] ?? 0;
      result[y * width + x] = (byte >> (8 - depth - (bit & 7))) & mask;
    }
  }
  return result;
}
