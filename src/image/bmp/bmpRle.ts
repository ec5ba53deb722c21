import { CutOffError } from '../bytes';
import { BMP_RLE4, BMP_RLE8, type BmpLayout } from './bmpHeader';

/** Run-length coded rows of a bitmap, from the bottom; what no run reaches keeps index 0 (Windows SDK, "Bitmap Compression"). */
export function decodeRle(
  file: Uint8Array,
  { height, width, bits, compression, topDown, pixelsAt }: BmpLayout,
): Uint8Array {
  if (!(compression === BMP_RLE8 && bits === 8) && !(compression === BMP_RLE4 && bits === 4)) {
    throw new Error(`its compression ${compression} does not go with ${bits} bits a pixel`);
  }
  const bytes = file.subarray(pixelsAt);
  const samples = new Uint8Array(height * width);
  let x = 0;
  let y = 0;
  const put = (index: number): void => {
    if (x < width && y < height) samples[(topDown ? y : height - 1 - y) * width + x] = index;
    x++;
  };
  const nibble = (byte: number, place: number): number => (place % 2 === 0 ? byte >> 4 : byte & 15);
  for (let at = 0; y < height;) {
    if (at + 1 >= bytes.length) throw new CutOffError(file.length);
    const count = bytes[at] ?? 0;
    const value = bytes[at + 1] ?? 0;
    at += 2;
    if (count > 0) {
      for (let place = 0; place < count; place++) put(bits === 8 ? value : nibble(value, place));
    } else if (value === 0) {
      x = 0;
      y++;
    } else if (value === 1) {
      break;
    } else if (value === 2) {
      x += bytes[at] ?? 0;
      y += bytes[at + 1] ?? 0;
      at += 2;
    } else {
      for (let place = 0; place < value; place++) {
        put(bits === 8 ? (bytes[at + place] ?? 0) : nibble(bytes[at + (place >> 1)] ?? 0, place));
      }
      const used = bits === 8 ? value : Math.ceil(value / 2);
      // Each run of single indices ends at an even byte.
      at += used + (used % 2);
    }
  }
  return samples;
}
