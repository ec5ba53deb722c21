import type { GifFacts } from '../gif/gifHeader';
import { place } from '../place';
import type { PictureHeader, Raster } from '../raster';
import { expandPalette, type Pixels } from './pixels';

type Size = Pick<Pixels, 'height' | 'width'>;

/** OpenCV: frame on the ground's colour, transparent pixels show it (modules/imgcodecs/src/grfmt_gif.cpp). */
export function cv2Gif({ height, width }: PictureHeader, gif: GifFacts, raster: Raster): Pixels {
  const ground =
    gif.background === undefined
      ? [0, 0, 0, 0]
      : [...(gif.globalPalette?.subarray(3 * gif.background, 3 * gif.background + 3) ?? []), 0];
  const [pixel = 0] = new Uint32Array(Uint8Array.from(ground).buffer);
  const palette = Uint8Array.from((gif.palette ? raster.palette : undefined) ?? greys());
  const colours = new Uint32Array(palette.buffer).map((colour, index) =>
    palette[4 * index + 3] === 0 ? pixel : colour,
  );
  const canvas = new Uint32Array(height * width).fill(pixel);
  const columns = Math.min(raster.width, width - gif.left);
  for (let y = 0; y < raster.height && gif.top + y < height; y++) {
    const from = y * raster.width;
    const to = (gif.top + y) * width + gif.left;
    for (let x = 0; x < columns; x++) canvas[to + x] = colours[raster.samples[from + x] ?? 0] ?? pixel;
  }
  return { height, width, channels: 4, data: new Uint8Array(canvas.buffer) };
}

/** What OpenCV takes for the palette of a file that has none: index 1 is white. */
function greys(): Uint8Array {
  const palette = new Uint8Array(4 * 256);
  for (let index = 0; index < 256; index++)
    palette.set(
      [index, index, index, 255].map((value) => (index === 1 ? 255 : value)),
      4 * index,
    );
  return palette;
}

/** Pillow: indices; outside of the frame the transparent one, or 0 (src/PIL/GifImagePlugin.py). */
export function pillowGif(header: PictureHeader, gif: GifFacts, raster: Raster): Pixels {
  const { height, width } = pillowGifSize(header, gif);
  const canvas = { height, width, channels: 1, samples: new Uint8Array(height * width).fill(gif.transparent ?? 0) };
  if (raster.samples instanceof Uint8Array) place({ ...raster, samples: raster.samples }, gif, canvas);
  return { height, width, channels: 1, data: canvas.samples };
}

/** The screen grows where the first frame is larger. */
export function pillowGifSize({ height, width }: PictureHeader, { left, top, ...frame }: GifFacts): Size {
  return { height: Math.max(height, top + frame.height), width: Math.max(width, left + frame.width) };
}

/** TensorFlow: a black canvas of the largest frame's size (core/lib/gif/gif_io.cc). */
export function tensorflowGif(gif: GifFacts, raster: Raster): Pixels {
  const { height, width } = gif.largest;
  const canvas = { height, width, channels: 3, samples: new Uint8Array(3 * height * width) };
  const transparent = gif.transparent ?? -1;
  const palette = raster.palette?.map((value, at) => (at >> 2 === transparent ? 0 : value));
  const frame = expandPalette({ ...raster, ...(palette ? { palette } : {}) }, 3);
  if (frame.data instanceof Uint8Array) place({ ...frame, samples: frame.data }, gif, canvas);
  return { height, width, channels: 3, data: canvas.samples };
}
