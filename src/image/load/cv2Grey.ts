import type { PictureHeader } from '../raster';
import { cv2LooksAtMasks } from './bmpRules';
import { withoutAlpha } from './colourPixels';
import { cv2Bytes } from './cv2Pixels';
import { gammaGrey } from './pngGamma';
import { combine, type Pixels, toBytes } from './pixels';

/** Weights of red, green and blue, in units of 2^-shift, and what is added before the shift. */
interface Weights {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly shift: number;
  readonly rounding: number;
}

/** modules/imgproc/src/color.hpp: what `cvtColor` computes with. */
const CVT_COLOR: Weights = { red: 9798, green: 19235, blue: 3735, shift: 15, rounding: 16384 };
/** modules/imgcodecs/src/utils.cpp: what several decoders compute with. */
const CODECS: Weights = { red: 4899, green: 9617, blue: 1868, shift: 14, rounding: 8192 };
/** libpng's `png_set_rgb_to_gray` with the weights 0.299 and 0.587 that OpenCV gives it; bytes are not rounded. */
const LIBPNG: Weights = { red: 9797, green: 19234, blue: 3737, shift: 15, rounding: 0 };
/** libjpeg's own conversion of RGB files (jdcolor.c, `rgb_gray_convert`). */
const LIBJPEG: Weights = { red: 19595, green: 38470, blue: 7471, shift: 16, rounding: 32768 };

/** Grey as `cv2.imread(…, cv2.IMREAD_GRAYSCALE)` has it: every decoder of OpenCV has a formula of its own. */
export function cv2Grey(header: PictureHeader, pixels: Pixels): Pixels {
  if (pixels.channels <= 2) return withoutAlpha(cv2Bytes(header, pixels));
  switch (header.format) {
    case 'PNG':
      return pngGrey(header, pixels);
    case 'JPEG':
      return weigh(pixels, header.colour === 'cmyk' || header.colour === 'ycck' ? CODECS : LIBJPEG);
    case 'WebP':
    case 'AVIF':
    case 'GIF':
      return weigh(pixels, CVT_COLOR);
    case 'BMP':
      return header.bmp && cv2LooksAtMasks(header.bmp) ? combine(pixels, floatGrey) : weigh(pixels, CODECS);
    default:
      return weigh(cv2Bytes(header, pixels), CODECS);
  }
}

/** Deep samples become grey before they become bytes; equal samples stay what they are. */
function pngGrey({ gamma, sampleBits }: PictureHeader, pixels: Pixels): Pixels {
  const deep = pixels.data instanceof Uint16Array;
  const convert = gammaGrey(gamma, deep ? (sampleBits ?? 0) : 'bytes');
  const grey = convert ? combine(pixels, convert) : weigh(pixels, deep ? { ...LIBPNG, rounding: 16384 } : LIBPNG, true);
  return deep ? toBytes(grey, (value) => value >> 8) : grey;
}

/** modules/imgcodecs/src/grfmt_bmp.cpp: in single precision, from left to right. */
function floatGrey(red: number, green: number, blue: number): number {
  const f = Math.fround;
  return Math.floor(f(f(f(f(0.299) * red) + f(f(0.587) * green)) + f(f(0.114) * blue)));
}

function weigh(pixels: Pixels, { red, green, blue, shift, rounding }: Weights, greyStays = false): Pixels {
  const unit = 2 ** shift;
  return combine(pixels, (r, g, b) =>
    greyStays && r === g && g === b ? r : Math.floor((red * r + green * g + blue * b + rounding) / unit),
  );
}
