import type { PictureHeader, Raster } from '../raster';
import { cv2Quads } from './bmpPixels';
import { colourPixels } from './colourPixels';
import type { Cv2Flag } from './cv2Array';
import { cv2Gif } from './gifCanvas';
import { inksToRgb } from './inks';
import { mapChannels, mapInPlace, type Pixels, rasterPixels, toBytes } from './pixels';
import { cv2Tiff } from './tiffPixels';

/** Grey or red-green-blue, with alpha or without, as OpenCV's decoder of this format has it before it orders the channels. */
export function cv2Pixels(header: PictureHeader, raster: Raster, flag: Cv2Flag): Pixels {
  switch (header.format) {
    case 'TIFF':
      return cv2Tiff(header, raster, flag);
    case 'GIF':
      return header.gif ? cv2Gif(header.gif, raster) : rasterPixels(raster);
    case 'BMP':
      return bmp(header, raster);
    case 'PNM':
      return pnm(header, raster);
    case 'PNG':
      return colourPixels(header, raster, flag === 'unchanged' && header.colour === 'rgb');
    case 'JPEG':
      return raster.channels === 4 ? inksToRgb(rasterPixels(raster), 'cv2') : rasterPixels(raster);
    default:
      return colourPixels(header, raster);
  }
}

function bmp(header: PictureHeader, raster: Raster): Pixels {
  const { bmp: facts } = header;
  if (!facts || facts.bits <= 8) return colourPixels(header, raster);
  if (facts.bits === 32) return cv2Quads(raster, facts);
  const shifts = raster.levels?.map((top) => Math.clz32(top) - 24);
  return shifts
    ? mapChannels(rasterPixels(raster), (value, channel) => value << (shifts[channel] ?? 0))
    : rasterPixels(raster);
}

/** Text is spread over 0 to 255, bytes are taken as they are; 16 bits are never spread. */
function pnm({ pnm: facts, bits }: PictureHeader, raster: Raster): Pixels {
  const pixels = rasterPixels(raster);
  const { maxval = 255, plain = false } = facts ?? {};
  if (bits === 16 || (!plain && bits > 1)) return pixels;
  return mapInPlace(pixels, (value) => Math.floor((Math.min(value, maxval) * 255) / maxval));
}

/** Samples of 16 bits as bytes; of RGB in a TIFF rounded, everywhere else cut off. */
export function cv2Bytes({ format }: PictureHeader, pixels: Pixels): Pixels {
  if (pixels.data instanceof Uint8Array) return pixels;
  if (format === 'TIFF' && pixels.channels >= 3)
    return toBytes(pixels, (value) => Math.floor((value * 255 + 32767) / 65535));
  return toBytes(pixels, (value) => (value & 0xffff) >> 8);
}
