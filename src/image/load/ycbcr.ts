import type { YcbcrFacts } from '../tiff/tiffFacts';
import type { Pixels } from './pixels';

/** What the differences of blue and of red add to each colour, for each of their 256 values; green's sum is still to be shifted. */
interface Tables {
  readonly luma: Int32Array;
  readonly red: Int32Array;
  readonly greenByBlue: Int32Array;
  readonly greenByRed: Int32Array;
  readonly blue: Int32Array;
  readonly shift: number;
}

/** Red, green and blue as libtiff computes them from what a TIFF tells of its YCbCr (libtiff/tif_color.c, `TIFFYCbCrToRGBInit`). */
export function libtiffRgb(pixels: Pixels, { coefficients, range }: YcbcrFacts): Pixels {
  const f = Math.fround;
  const [red = 0, green = 0, blue = 0] = coefficients.map((value) => f(value));
  const [lumaBlack = 0, lumaWhite = 255, blueBlack = 128, blueWhite = 255, redBlack = 128, redWhite = 255] = range.map(
    (value) => f(value),
  );
  const redScale = f(2 - f(2 * red));
  const blueScale = f(2 - f(2 * blue));
  const fixed = (factor: number): number => Math.trunc(f(clamp(factor, 0, 2) * 65536) + 0.5);
  const level = (code: number, black: number, white: number, top: number): number =>
    Math.trunc(f(f((code - Math.trunc(black)) * top) / (white === black ? 1 : f(white - black))));
  const difference = (black: number, white: number) => (index: number) =>
    clamp(level(index - 128, f(black - 128), f(white - 128), 127), -4096, 4096);
  const byBlue = difference(blueBlack, blueWhite);
  const byRed = difference(redBlack, redWhite);
  const [toRed, toBlue] = [fixed(redScale), fixed(blueScale)];
  const greenByRed = fixed(f(f(red * redScale) / green));
  const greenByBlue = fixed(f(f(blue * blueScale) / green));
  return convert(pixels, {
    luma: table((index) => clamp(level(index, lumaBlack, lumaWhite, 255), -4096, 4096)),
    red: table((index) => (toRed * byRed(index) + 32768) >> 16),
    greenByBlue: table((index) => 32768 - greenByBlue * byBlue(index)),
    greenByRed: table((index) => -greenByRed * byRed(index)),
    blue: table((index) => (toBlue * byBlue(index) + 32768) >> 16),
    shift: 16,
  });
}

/** `Image.convert` from YCbCr, which looks at no tag (Pillow, src/libImaging/ConvertYCbCr.c). */
export function pillowRgb(pixels: Pixels): Pixels {
  const scaled = (factor: number) => (index: number) => Math.trunc(factor * 64 * (index - 128) + 0.5);
  const [red, blue] = [scaled(1.402), scaled(1.772)];
  return convert(pixels, {
    luma: table((index) => index),
    red: table((index) => red(index) >> 6),
    greenByBlue: table(scaled(-0.34414)),
    greenByRed: table(scaled(-0.71414)),
    blue: table((index) => blue(index) >> 6),
    shift: 6,
  });
}

function table(value: (index: number) => number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, index) => value(index));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Converts in place. */
function convert(pixels: Pixels, { luma, red, greenByBlue, greenByRed, blue, shift }: Tables): Pixels {
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 3) {
    const y = luma[data[at] ?? 0] ?? 0;
    const cb = data[at + 1] ?? 0;
    const cr = data[at + 2] ?? 0;
    data[at] = clamp(y + (red[cr] ?? 0), 0, 255);
    data[at + 1] = clamp(y + (((greenByBlue[cb] ?? 0) + (greenByRed[cr] ?? 0)) >> shift), 0, 255);
    data[at + 2] = clamp(y + (blue[cb] ?? 0), 0, 255);
  }
  return pixels;
}
