import { ByteReader, CutOffError } from '../bytes';
import { decode, type DecodedPng } from 'fast-png';
import type { PictureHeader, Raster } from '../raster';
import { decodeSmallInterlaced } from './adam7';
import { readPngColours } from './pngColours';
import { findPngFaults } from './pngFaults';

/** An IEND chunk. */
const END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const INTERLACE_AT = 28;

/** Decodes a PNG: the first picture, indices where it has a palette. */
export function decodePng(bytes: Uint8Array, { height, width, bits, colour }: PictureHeader): Raster {
  const faults = findPngFaults(bytes);
  if (bits < 8 && bytes[INTERLACE_AT] === 1) {
    const samples = decodeSmallInterlaced(bytes, { height, width, bits });
    return { height, width, channels: 1, samples, ...readPngColours(bytes), faults };
  }
  const png = decode(needed(bytes), { checkCrc: false });
  const { transparency } = png;
  // Of true colours a palette is only a suggestion (PNG, third edition, 11.2.2).
  const palette = colour === 'palette' ? png.palette : undefined;
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

const NEEDED = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT']);

/** What pixels are made of: the library would unpack profiles and texts, and wants an end. */
function needed(bytes: Uint8Array): Uint8Array {
  const parts = [bytes.subarray(0, 8)];
  const reader = new ByteReader(bytes);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + reader.uint32(at);
    const type = reader.text(at + 4, 4);
    if (type === 'IEND') break;
    if (end > bytes.length) throw new CutOffError(bytes.length);
    if (NEEDED.has(type)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  parts.push(Uint8Array.from(END));
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    file.set(part, to);
    to += part.length;
  }
  return file;
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
