import * as l10n from '@vscode/l10n';
import type { Fault, Raster } from '../raster';
import { type GifFacts, readGifFacts } from './gifHeader';
import { inOrder, unpackIndices } from './gifLzw';

/** Decodes the first frame of a GIF: indices of its own size; loaders differ in the ground that they lay it on. */
export function decodeGif(bytes: Uint8Array): Raster {
  const facts = readGifFacts(bytes);
  const { palette, transparent, height, width, ended } = facts;
  const samples = indicesOf(bytes, facts);
  const colours = palette ? palette.length / 3 : 256;
  const faults: Fault[] = [];
  if (!ended) faults.push({ kind: 'end', text: l10n.t('The byte that ends a GIF is missing.') });
  if (samples.some((index) => index >= colours)) {
    faults.push({
      kind: 'index',
      text: l10n.t('Some pixels have a colour that its palette of {0} does not have.', colours),
    });
  }
  return { height, width, channels: 1, samples, palette: rgba(palette, transparent), faults };
}

/** The sub-blocks of the first frame, put together and unpacked. */
function indicesOf(bytes: Uint8Array, facts: GifFacts): Uint8Array {
  const { pixelsAt, pixelsEnd, height, width, interlaced } = facts;
  const data = new Uint8Array(pixelsEnd - pixelsAt);
  let length = 0;
  for (let at = pixelsAt + 1; bytes[at]; at += 1 + (bytes[at] ?? 0)) {
    const block = bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0));
    data.set(block, length);
    length += block.length;
  }
  const indices = unpackIndices(data.subarray(0, length), bytes[pixelsAt] ?? 0, height * width);
  return interlaced ? inOrder(indices, width) : indices;
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
