import { convertIndexedToRgb, decode, type DecodedPng } from 'fast-png';
import type { Codec } from './codec';

/** PNG by fast-png, brought to 8-bit RGB by the rules of `cv2.imread`. */
export const pngCodec: Codec = {
  decode(bytes) {
    const png = decode(bytes, { checkCrc: true });
    const { height, width } = png;
    const notes: string[] = [];
    let samples: ArrayLike<number>;
    let channels = png.channels;
    if (png.palette) {
      samples = convertIndexedToRgb(png);
      channels = png.palette[0]?.length ?? 3;
      notes.push('The palette was expanded to colours.');
    } else if (png.depth === 16) {
      samples = png.data.map((value) => value >> 8);
      notes.push('16 bits per channel became 8 (value >> 8).');
    } else {
      samples = png.depth === 8 ? png.data : unpackGrey(png);
    }
    if (channels === 2 || channels === 4) notes.push('The alpha channel was dropped.');
    if (channels <= 2) notes.push('Grey was repeated in three channels.');

    // Grey and grey + alpha give their first sample three times; RGB and RGBA give their first three.
    const step = channels >= 3 ? 1 : 0;
    const data = new Uint8Array(height * width * 3);
    for (let pixel = 0; pixel < height * width; pixel++) {
      const from = pixel * channels;
      data[3 * pixel] = samples[from] ?? 0;
      data[3 * pixel + 1] = samples[from + step] ?? 0;
      data[3 * pixel + 2] = samples[from + 2 * step] ?? 0;
    }
    return { height, width, data, notes };
  },
};

/** 1, 2 and 4 bits of grey come packed, every row starting at a new byte; 0 to 2^depth - 1 becomes 0 to 255. */
function unpackGrey({ data, depth, height, width }: DecodedPng): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 8);
  const top = 2 ** depth - 1;
  const result = new Uint8Array(height * width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = data[y * rowBytes + (bit >> 3)] ?? 0;
      result[y * width + x] = (255 / top) * ((byte >> (8 - depth - (bit & 7))) & top);
    }
  }
  return result;
}
