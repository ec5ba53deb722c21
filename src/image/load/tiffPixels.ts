import type { PictureHeader, Raster, Samples } from '../raster';
import { colourPixels } from './colourPixels';
import type { Cv2Flag } from './cv2Array';
import { isMadeBytes, isPacked } from './cv2TiffRules';
import { libtiffRgb } from './ycbcr';
import { mapInPlace, pickChannels, type Pixels, rasterPixels, toBytes } from './pixels';

/** What libtiff hands to OpenCV (libtiff/tif_getimage.c; modules/imgcodecs/src/grfmt_tiff.cpp). */
export function cv2Tiff(header: PictureHeader, raster: Raster, flag: Cv2Flag): Pixels {
  const { colour, bits, tiff } = header;
  if (tiff?.ycbcr) return libtiffRgb(rasterPixels(raster), tiff.ycbcr);
  if (isPacked(header)) {
    const top = header.sample === 'int' ? 32767 : 65535;
    return mapInPlace(rasterPixels(raster), (value) => Math.min(top, value << (16 - bits)));
  }
  if (flag === 'unchanged' && bits > 8 && !isMadeBytes(header)) return rasterPixels(raster);
  // OpenCV takes signed samples for unsigned ones, unless it leaves them as they are.
  const pixels = colourPixels(header, { ...raster, samples: unsigned(raster.samples) });
  if (tiff?.inverted) mapInPlace(pixels, (value) => 2 ** Math.max(8, bits) - 1 - value);
  if (colour === 'cmyk') return inks(pixels);
  if (colour !== 'rgb' || tiff?.extra !== 'unassociated') return pixels;
  return premultiply(bits === 16 ? toBytes(pixels, (value) => Math.floor((value * 255 + 32767) / 65535)) : pixels);
}

function unsigned(samples: Samples): Samples {
  if (samples instanceof Int8Array) return new Uint8Array(samples.buffer, samples.byteOffset, samples.length);
  if (samples instanceof Int16Array) return new Uint16Array(samples.buffer, samples.byteOffset, samples.length);
  return samples;
}

/** Colours times alpha, in place. */
function premultiply(pixels: Pixels): Pixels {
  const { channels, data } = pixels;
  for (let at = 0; at < data.length; at += channels) {
    const alpha = data[at + 3] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      data[at + channel] = Math.floor(((data[at + channel] ?? 0) * alpha + 127) / 255);
    }
  }
  return pixels;
}

function inks(pixels: Pixels): Pixels {
  const { channels, data } = pixels;
  for (let at = 0; at < data.length; at += channels) {
    const light = 255 - (data[at + 3] ?? 0);
    for (let channel = 0; channel < 3; channel++) {
      data[at + channel] = Math.floor((light * (255 - (data[at + channel] ?? 0))) / 255);
    }
  }
  return pickChannels(pixels, [0, 1, 2]);
}

/** Colours that were multiplied with alpha, divided by it again (Pillow, src/libImaging/Convert.c, `rgba2rgbA`). */
export function dividedByAlpha(pixels: Pixels): Pixels {
  const { channels, data } = pixels;
  for (let at = 0; at < data.length; at += channels) {
    const alpha = data[at + 3] ?? 0;
    for (let channel = 0; channel < 3; channel++) {
      const value = data[at + channel] ?? 0;
      data[at + channel] = alpha === 0 ? 0 : Math.min(255, Math.floor((255 * value) / alpha));
    }
  }
  return pixels;
}
