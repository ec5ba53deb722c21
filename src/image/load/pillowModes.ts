import type { PictureHeader, Raster } from '../raster';
import { pillowQuads } from './bmpPixels';
import { refusePillowBitmap } from './bmpRules';
import { colourPixels } from './colourPixels';
import { pillowGif } from './gifCanvas';
import { pillowGifMode } from './gifRules';
import type { PillowMode } from './pillowMode';
import { pillowTiffMode } from './pillowTiff';
import { refusePnm } from './pnmRules';
import { mapChannels, mapInPlace, pickChannels, type Pixels, rasterPixels, toBytes } from './pixels';
import { dividedByAlpha } from './tiffPixels';
import { libtiffRgb } from './ycbcr';

/** The mode in which `PIL.Image.open` opens a file of this kind. */
export function pillowMode(header: PictureHeader): PillowMode {
  const { format, colour, bits, alpha, bmp, gif, tiff } = header;
  switch (format) {
    case 'PNG':
      if (colour === 'palette') return 'P';
      if (colour === 'rgb') return alpha ? 'RGBA' : 'RGB';
      if (alpha) return bits === 16 ? 'RGBA' : 'LA';
      return bits === 1 ? '1' : bits === 16 ? 'I;16' : 'L';
    case 'JPEG':
      return colour === 'grey' ? 'L' : colour === 'cmyk' || colour === 'ycck' ? 'CMYK' : 'RGB';
    case 'BMP':
      if (bmp) refusePillowBitmap(header, bmp);
      if (colour !== 'palette') return alpha && bmp?.masked ? 'RGBA' : 'RGB';
      return bmp && bmp.pillowPalette !== 'too many' ? bmp.pillowPalette : 'P';
    case 'GIF':
      return gif ? pillowGifMode(gif) : 'P';
    case 'PNM':
      if (header.pnm) refusePnm(header.pnm, 'Pillow');
      return colour === 'rgb' ? 'RGB' : bits === 1 ? '1' : bits === 16 ? 'I' : 'L';
    case 'TIFF':
      return tiff ? pillowTiffMode(header, tiff) : 'L';
    case 'WebP':
    case 'AVIF':
      return colour === 'grey' ? 'L' : alpha ? 'RGBA' : 'RGB';
  }
}

/** The pixels of an opened file in their mode; of a bit 255 is one byte of True. */
export function openPixels(header: PictureHeader, raster: Raster, mode: PillowMode): Pixels {
  const { format, gif, bmp, tiff } = header;
  if (gif) return pillowGif(gif, raster);
  if (bmp?.bits === 32) return channelsOf(pillowQuads(raster, bmp), mode);
  if (tiff?.ycbcr && mode === 'RGB') return libtiffRgb(rasterPixels(raster), tiff.ycbcr);
  // Pillow takes every CMYK JPEG for an inverted one, as Adobe writes them.
  if (format === 'JPEG' && mode === 'CMYK') return mapInPlace(rasterPixels(raster), (ink) => 255 - ink);
  if (mode === 'P') return rasterPixels(raster);
  if (mode === '1')
    return mapInPlace(rasterPixels(raster), (bit) => ((bit === 0) === (tiff?.inverted ?? false) ? 255 : 0));
  if (mode === 'I;16' || mode === 'I;16B') return rasterPixels(raster);
  // Pillow forgets to exchange the bytes of what it unpacks from such a file.
  const swaps = (mode === 'I' || mode === 'F') && tiff?.bigEndian === true && tiff.compression !== 'uncompressed';
  if (swaps) swapBytes(raster.samples);
  if (mode === 'I') {
    const spreads = format === 'PNM' && raster.levels?.[0] !== 65535;
    const top = raster.levels?.[0] ?? 65535;
    return {
      ...rasterPixels(raster),
      data: Int32Array.from(raster.samples, (value) => (spreads ? spread(value, top, 65535) : value)),
    };
  }
  if (mode === 'F') return { ...rasterPixels(raster), data: Float32Array.from(raster.samples) };
  const shown = header.colour === 'palette' || format === 'PNM' ? rasterPixels(raster) : colourPixels(header, raster);
  const pixels = tiff?.inverted ? inverted(shown) : levelled(format, shown, raster.levels);
  const bytes = channelsOf(inBytes(pixels), mode);
  if (header.opaque) return mapChannels(bytes, (value, channel) => (channel === 3 ? 255 : value));
  // Packed, a and b count from 128; plane by plane Pillow takes them as they are.
  if (mode === 'LAB' && tiff?.planar)
    return mapChannels(bytes, (value, channel) => (channel === 0 ? value : value ^ 128));
  return mode === 'RGBA' && isMultiplied(tiff) ? dividedByAlpha(bytes) : bytes;
}

/** Whether Pillow takes the colours for multiplied with alpha; of planes that libtiff reads it does so where nothing is told, too. */
function isMultiplied(tiff: PictureHeader['tiff']): boolean {
  if (tiff?.extra === 'associated') return true;
  return tiff?.extra === 'missing' && tiff.planar && tiff.compression !== 'uncompressed';
}

/** 0 is white: made black. */
function inverted(pixels: Pixels): Pixels {
  return mapInPlace(pixels, (value) => 255 - value);
}

function inBytes(pixels: Pixels): Pixels {
  const { data } = pixels;
  if (data instanceof Uint8Array) return pixels;
  if (data instanceof Int8Array) return { ...pixels, data: new Uint8Array(data.buffer, data.byteOffset, data.length) };
  return toBytes(pixels, (value) => value >> 8);
}

const COUNTS: Readonly<Partial<Record<PillowMode, number>>> = {
  L: 1,
  LA: 2,
  La: 2,
  RGB: 3,
  RGBA: 4,
  CMYK: 4,
  YCbCr: 3,
  LAB: 3,
};

function channelsOf(pixels: Pixels, mode: PillowMode): Pixels {
  const count = COUNTS[mode] ?? 1;
  if (pixels.channels === count) return pixels;
  if (count === 4 && pixels.channels === 2) return pickChannels(pixels, [0, 0, 0, 1]);
  return pickChannels(
    pixels,
    Array.from({ length: count }, (_, channel) => channel),
  );
}

/** Values from 0 to a largest one, spread over 0 to 255; a bitmap's are cut off, a portable map's rounded. */
function levelled(format: string, pixels: Pixels, tops: readonly number[] | undefined): Pixels {
  if (!tops || tops.every((top) => top === 255)) return pixels;
  const { channels, ...shape } = pixels;
  const data = new Uint8Array(pixels.data.length);
  for (let at = 0; at < data.length; at++) {
    const value = pixels.data[at] ?? 0;
    const top = tops[at % channels] ?? 255;
    data[at] = format === 'BMP' ? Math.floor((value * 255) / (top || 1)) : spread(value, top, 255);
  }
  return { ...shape, channels, data };
}

/** Python's `round`: halves go to the even side. */
function spread(value: number, top: number, wanted: number): number {
  const exact = (value / top) * wanted;
  const rounded = Math.round(exact);
  return Math.min(wanted, rounded - exact === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded);
}

function swapBytes({ buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: size }: Raster['samples']): void {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}
