import { decompressFrame, parseGIF } from 'gifuct-js';
import { CutOffError } from '../bytes';
import type { Fault, Raster } from '../raster';
import { readGifFacts } from './gifHeader';

const TRAILER = 0x3b;

/** Decodes the first frame of a GIF: indices of its own size; loaders differ in the ground that they lay it on. */
export function decodeGif(bytes: Uint8Array): Raster {
  const { palette, transparent, pixelsEnd, height, width, ended } = readGifFacts(bytes);
  const samples = indicesOf(bytes, pixelsEnd);
  if (samples.length < height * width) throw new CutOffError(bytes.length);
  const colours = palette ? palette.length / 3 : 256;
  const faults: Fault[] = [];
  if (!ended) faults.push({ kind: 'end', text: 'The byte that ends a GIF is missing.' });
  if (samples.some((index) => index >= colours)) {
    faults.push({ kind: 'index', text: `Some pixels have a colour that its palette of ${colours} does not have.` });
  }
  return { height, width, channels: 1, samples, palette: rgba(palette, transparent), faults };
}

/** Only the first frame is handed to the library: the others would be unpacked, too. */
function indicesOf(bytes: Uint8Array, end: number): Uint8Array {
  const first = new Uint8Array(end + 1);
  first.set(bytes.subarray(0, end));
  first[end] = TRAILER;
  const gif = parseGIF(first.buffer);
  const image = gif.frames.find((candidate) => 'image' in candidate);
  if (!image) throw new Error('it has no frame');
  return Uint8Array.from(decompressFrame(image, gif.gct, false).pixels);
}

/** Without a palette an index is its own grey. */
function rgba(palette: Uint8Array | undefined, transparent: number | undefined): Uint8Array {
  const result = new Uint8Array(4 * 256);
  for (let index = 0; index < 256; index++) {
    const colour = palette ? palette.subarray(3 * index, 3 * index + 3) : [index, index, index];
    if (colour.length === 3) result.set(colour, 4 * index);
    result[4 * index + 3] = index === transparent ? 0 : 255;
  }
  return result;
}
