import type { GifFacts } from '../gif/gifFacts';
import { place } from '../place';
import type { Raster } from '../raster';
import { cv2Frame, pillowFrame, tensorflowFrame } from './gifRules';
import { expandPalette, type Pixels } from './pixels';

type Size = Pick<Pixels, 'height' | 'width'>;

/** OpenCV: frame on the ground's colour, transparent pixels show it (modules/imgcodecs/src/grfmt_gif.cpp). */
export function cv2Gif(gif: GifFacts, raster: Raster): Pixels {
  const { left, top, palette: own } = cv2Frame(gif);
  const { height, width, background, palette: colours } = gif.screen;
  const ground = colours ? [...colours.subarray(3 * background, 3 * background + 3), 0] : [0, 0, 0, 0];
  const [pixel = 0] = new Uint32Array(Uint8Array.from(ground).buffer);
  const palette = Uint8Array.from(((own ?? colours) ? raster.palette : undefined) ?? greys());
  const shown = new Uint32Array(palette.buffer).map((colour, index) => (palette[4 * index + 3] === 0 ? pixel : colour));
  const canvas = new Uint32Array(height * width).fill(pixel);
  for (let y = 0; y < raster.height; y++) {
    const from = y * raster.width;
    const to = (top + y) * width + left;
    for (let x = 0; x < raster.width; x++) canvas[to + x] = shown[raster.samples[from + x] ?? 0] ?? pixel;
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
export function pillowGif(gif: GifFacts, raster: Raster): Pixels {
  const frame = pillowFrame(gif);
  const { height, width } = pillowGifSize(gif);
  const canvas = { height, width, channels: 1, samples: new Uint8Array(height * width).fill(frame.transparent ?? 0) };
  if (raster.samples instanceof Uint8Array) place({ ...raster, samples: raster.samples }, frame, canvas);
  return { height, width, channels: 1, data: canvas.samples };
}

/** The screen grows where the first frame is larger. */
export function pillowGifSize(gif: GifFacts): Size {
  const { left, top, ...frame } = pillowFrame(gif);
  const { height, width } = gif.screen;
  return { height: Math.max(height, top + frame.height), width: Math.max(width, left + frame.width) };
}

/** TensorFlow: a black canvas of the largest frame's size (core/lib/gif/gif_io.cc). */
export function tensorflowGif(gif: GifFacts, raster: Raster): Pixels {
  const frame = tensorflowFrame(gif);
  const { height, width } = tensorflowGifSize(gif);
  const canvas = { height, width, channels: 3, samples: new Uint8Array(3 * height * width) };
  const transparent = frame.transparent ?? -1;
  const palette = raster.palette?.map((value, at) => (at >> 2 === transparent ? 0 : value));
  const shown = expandPalette({ ...raster, ...(palette ? { palette } : {}) }, 3);
  if (shown.data instanceof Uint8Array) place({ ...shown, samples: shown.data }, frame, canvas);
  return { height, width, channels: 3, data: canvas.samples };
}

/** The size of the largest frame, not of the screen. */
export function tensorflowGifSize({ tensorflow }: GifFacts): Size {
  return tensorflow?.largest ?? { height: 0, width: 0 };
}
