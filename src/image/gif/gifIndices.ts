import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import type { GifFrame } from './gifBlocks';
import { GifCodes } from './gifCodes';
import { GifTable } from './gifTable';

/** Each code is at least two bits, and stands for no more indices than this. */
const LONGEST = 4096;

/** Room for the indices of a frame; throws where the rest of the file cannot hold so many. */
function roomFor(bytes: Uint8Array, { height, width, pixelsAt }: GifFrame): Uint8Array {
  const count = height * width;
  if (count > 8 * (bytes.length - pixelsAt) * LONGEST) throw endsEarly(0, count);
  return new Uint8Array(count);
}

/** Puts as many of the indices there as there is room for. */
function put(stack: Uint8Array, top: number, indices: Uint8Array, from: number): number {
  let to = from;
  for (let at = top; at > 0 && to < indices.length;) indices[to++] = stack[--at] ?? 0;
  return to;
}

/** As Pillow reads them (src/libImaging/GifDecode.c): until the picture is full, over empty blocks. */
export function pillowIndices(bytes: Uint8Array, frame: GifFrame): Uint8Array {
  const table = new GifTable(firstBits(bytes, frame, 0, 12));
  let at = frame.pixelsAt + 1;
  let left = 0;
  const codes = new GifCodes(() => {
    while (left === 0) {
      left = bytes[at] ?? 0;
      // Only of whole blocks it looks at the bytes.
      if (at + 1 + left > bytes.length) throw new CutOffError(bytes.length);
      at++;
    }
    left--;
    return bytes[at++] ?? 0;
  });
  const indices = roomFor(bytes, frame);
  for (let to = 0; to < indices.length;) {
    const code = codes.read(table.bits);
    if (code === table.clear) table.reset();
    else if (code === table.end) throw endsEarly(to, indices.length);
    else to = put(table.stack, known(table.take(code), code, to), indices, to);
  }
  return indices;
}

/** As giflib reads them for TensorFlow (dgif_lib.c): an early end is an error, and so is an empty block before the last index. */
export function giflibIndices(bytes: Uint8Array, frame: GifFrame): Uint8Array {
  const table = new GifTable(firstBits(bytes, frame, 0, 8), true);
  const indices = roomFor(bytes, frame);
  let to = 0;
  let at = frame.pixelsAt + 1;
  let left = 0;
  const codes = new GifCodes(() => {
    if (left === 0) left = bytes[at++] ?? 0;
    if (left === 0) throw endsEarly(to, indices.length);
    left--;
    return bytes[at++] ?? 0;
  });
  while (to < indices.length) {
    const code = codes.read(table.bits);
    table.count();
    if (code === table.clear) table.reset();
    else if (code === table.end) throw endsEarly(to, indices.length);
    else to = put(table.stack, known(table.take(code), code, to), indices, to);
  }
  return indices;
}

/**
 * As OpenCV reads them (modules/imgcodecs/src/grfmt_gif.cpp, `lzwDecode`): all blocks to the end, over the code that ends the
 * picture; nothing may stand for more than the picture holds, and no code follow it but in its very last byte.
 */
export function cv2Indices(bytes: Uint8Array, frame: GifFrame): Uint8Array {
  const table = new GifTable(firstBits(bytes, frame, 2, 11));
  const indices = roomFor(bytes, frame);
  let at = frame.pixelsAt + 2;
  let left = bytes[frame.pixelsAt + 1] ?? 0;
  let to = 0;
  const codes = new GifCodes(() => {
    left--;
    return bytes[at++] ?? 0;
  });
  while (left > 0) {
    if (!codes.holds(table.bits)) codes.fill();
    while (codes.holds(table.bits)) {
      const code = codes.read(table.bits);
      if (code === table.clear || code === table.end) {
        table.reset();
        if (code === table.end) break;
        continue;
      }
      if (to === indices.length) {
        if (left === 0 && bytes[at] === 0) return indices;
        throw new Error(l10n.t('its data goes on after the last pixel'));
      }
      const top = known(table.take(code), code, to);
      if (to + top > indices.length) throw new Error(l10n.t('its data goes on after the last pixel'));
      to = put(table.stack, top, indices, to);
    }
    if (left === 0) left = bytes[at++] ?? 0;
  }
  if (to < indices.length) throw endsEarly(to, indices.length);
  return indices;
}

function firstBits(bytes: Uint8Array, { pixelsAt }: GifFrame, least: number, most: number): number {
  const bits = bytes[pixelsAt];
  if (bits === undefined) throw new CutOffError(bytes.length);
  if (bits < least || bits > most)
    throw new Error(l10n.t('its codes begin with {0} bits; {1} to {2} are possible', bits, least, most));
  return bits;
}

function known(top: number | undefined, code: number, to: number): number {
  if (top === undefined) throw new Error(l10n.t('its pixels have an unknown code {0} after {1}', code, to));
  return top;
}

function endsEarly(reached: number, count: number): Error {
  return new Error(l10n.t('its pixels end after {0} of {1}', reached, count));
}

/** Rows as they are shown, where they are stored in four passes (GIF89a, appendix E). */
export function inOrder(stored: Uint8Array, width: number): Uint8Array {
  const result = new Uint8Array(stored.length);
  const height = stored.length / width;
  let from = 0;
  for (const [start, step] of [
    [0, 8],
    [4, 8],
    [2, 4],
    [1, 2],
  ] as const) {
    for (let row = start; row < height; row += step) result.set(stored.subarray(from, (from += width)), row * width);
  }
  return result;
}
