import { fieldOf } from '../bmp/bmpDecode';
import type { BmpFacts } from '../bmp/bmpFacts';
import type { Raster } from '../raster';
import { cv2LooksAtMasks } from './bmpRules';
import { mapChannels, pickChannels, type Pixels, rasterPixels } from './pixels';

/** Where red, green, blue and the fourth byte lie in a pixel whose masks nobody looks at. */
const BYTES = [2, 1, 0, 3];

/** Red, green, blue and alpha of 32-bit pixels as OpenCV takes them (modules/imgcodecs/src/grfmt_bmp.cpp). */
export function cv2Quads(raster: Raster, facts: BmpFacts): Pixels {
  const pixels = rasterPixels(raster);
  return cv2LooksAtMasks(facts) ? byFields(pixels, facts.masks) : pickChannels(pixels, BYTES);
}

/** Red, green, blue and alpha as Pillow takes them, whose masks are whole bytes (src/PIL/BmpImagePlugin.py, `MASK_MODES`). */
export function pillowQuads(raster: Raster, { masks, masked }: BmpFacts): Pixels {
  const pixels = rasterPixels(raster);
  if (!masked || masks.every((mask) => mask === 0)) return pickChannels(pixels, BYTES);
  const shown = pickChannels(
    pixels,
    masks.map((mask) => BYTE_PLACES.get(mask) ?? 3),
  );
  return masks[3] === 0 ? mapChannels(shown, (value, channel) => (channel === 3 ? 255 : value)) : shown;
}

/** Masks of whole bytes, and the place of that byte. */
const BYTE_PLACES = new Map([
  [0xff, 0],
  [0xff00, 1],
  [0xff0000, 2],
  [0xff000000, 3],
]);

/** In single precision; a missing alpha is full. */
function byFields(pixels: Pixels, masks: readonly number[]): Pixels {
  const { data } = pixels;
  const fields = masks.map((mask) => {
    const { shift, top } = fieldOf(mask);
    return { shift, top, scale: top === 0 ? 0 : Math.fround(255 / top) };
  });
  for (let at = 0; at < data.length; at += 4) {
    const pixel =
      (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16) | ((data[at + 3] ?? 0) << 24);
    fields.forEach(({ shift, top, scale }, channel) => {
      data[at + channel] = top === 0 ? 255 : Math.trunc(Math.fround(((pixel >>> shift) & top) * scale));
    });
  }
  return pixels;
}
