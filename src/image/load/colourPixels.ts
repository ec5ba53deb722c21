import type { PictureHeader, Raster } from '../raster';
import { addColourKey, expandPalette, mapInPlace, pickChannels, type Pixels, rasterPixels } from './pixels';

/**
 * The picture as grey, grey and alpha, red-green-blue, or red-green-blue and alpha: palettes expanded, fewer than eight bits
 * spread over 0 to 255, deeper samples as they are.
 *
 * @param key whether the one transparent colour becomes an alpha channel
 */
export function colourPixels(header: PictureHeader, raster: Raster, key = false): Pixels {
  if (header.colour === 'palette') return expandPalette(raster, header.transparency ? 4 : 3);
  const pixels = rasterPixels(raster);
  const scale = header.bits < 8 ? 255 / (2 ** header.bits - 1) : 1;
  const levels = scale === 1 ? pixels : mapInPlace(pixels, (value) => scale * value);
  if (!key || !raster.transparent) return levels;
  return addColourKey(levels, raster.transparent, header.bits === 16 ? 65535 : 255);
}

/** The colours alone, without alpha and whatever else is stored beside them. */
export function withoutAlpha(pixels: Pixels): Pixels {
  if (pixels.channels === 2) return pickChannels(pixels, [0]);
  return pixels.channels > 3 ? pickChannels(pixels, [0, 1, 2]) : pixels;
}

/** Grey three times, colours as they are. */
export function asRgb(pixels: Pixels): Pixels {
  return pixels.channels <= 2 ? pickChannels(pixels, [0, 0, 0]) : withoutAlpha(pixels);
}
