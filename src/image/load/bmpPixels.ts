import { fieldOf } from '../bmp/bmpDecode';
import type { BmpFacts } from '../bmp/bmpHeader';
import type { Raster } from '../raster';
import { mapChannels, pickChannels, type Pixels, rasterPixels } from './pixels';

/** Where red, green, blue and the fourth byte lie in a pixel that tells no masks. */
const BYTES = [0xff0000, 0xff00, 0xff, 0xff000000] as const;

/** Red, green, blue and alpha of 32-bit pixels by their masks. */
export function maskedPixels(
  raster: Raster,
  { masks, masked }: BmpFacts,
  missingAlpha: 'opaque' | 'fourth byte',
): Pixels {
  const wanted: readonly number[] = masked ? masks : BYTES;
  const order = wanted.map((mask) => BYTE_PLACES.get(mask >>> 0) ?? (mask === 0 ? 3 : -1));
  const pixels = rasterPixels(raster);
  const noAlpha = masked && masks[3] === 0 && missingAlpha === 'opaque';
  const shown = order.includes(-1) ? byFields(pixels, wanted) : pickChannels(pixels, order);
  return noAlpha ? mapChannels(shown, (value, channel) => (channel === 3 ? 255 : value)) : shown;
}

/** Masks of whole bytes, and the place of that byte. */
const BYTE_PLACES = new Map([
  [0xff, 0],
  [0xff00, 1],
  [0xff0000, 2],
  [0xff000000, 3],
]);

function byFields(pixels: Pixels, masks: readonly number[]): Pixels {
  const { data } = pixels;
  const fields = masks.map(fieldOf);
  for (let at = 0; at < data.length; at += 4) {
    const pixel =
      (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16) | ((data[at + 3] ?? 0) << 24);
    fields.forEach(({ shift, top }, channel) => {
      data[at + channel] = top === 0 ? 255 : Math.floor((((pixel >>> shift) & top) * 255) / top);
    });
  }
  return pixels;
}
