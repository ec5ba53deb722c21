import * as l10n from '@vscode/l10n';
import { ByteReader, CutOffError } from '../bytes';
import type { PictureHeader } from '../raster';

/** More blocks than this are not walked through. */
const MOST_BLOCKS = 100_000;

/** What is told of a GIF beside what every picture tells (GIF89a). */
export interface GifFacts {
  /** Of the first frame. */
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** Index that is transparent in the first frame. */
  readonly transparent: number | undefined;
  /** Index of the ground; undefined where the screen's palette has no such colour. */
  readonly background: number | undefined;
  /** Colours of the first frame: red, green, blue for each index. */
  readonly palette: Uint8Array | undefined;
  /** Colours of the screen. */
  readonly globalPalette: Uint8Array | undefined;
  /** Each colour is the grey of its own index. */
  readonly ramp: boolean;
  /** Of all frames. */
  readonly largest: { readonly height: number; readonly width: number };
  readonly transparencyUsed: boolean;
  /** The byte that ends the file is there. */
  readonly ended: boolean;
  /** Where the coded indices of the first frame begin and end. */
  readonly interlaced: boolean;
  readonly pixelsAt: number;
  readonly pixelsEnd: number;
}

/** Walks through all blocks: later frames tell, too, what some loaders make of the first one. */
export function readGifFacts(bytes: Uint8Array): GifFacts & { readonly screen: { height: number; width: number } } {
  const reader = new ByteReader(bytes, true);
  const screen = { width: reader.uint16(6), height: reader.uint16(8) };
  const flags = reader.uint8(10);
  const globalPalette = flags & 0x80 ? reader.slice(13, 3 * 2 ** ((flags & 7) + 1)) : undefined;
  const background = reader.uint8(11);
  let first: Omit<GifFacts, 'largest' | 'transparencyUsed' | 'ended'> | undefined;
  let transparent: number | undefined;
  let transparencyUsed = false;
  const largest = { height: 0, width: 0 };
  let at = 13 + (globalPalette?.length ?? 0);
  let ended = false;
  for (let block = 0; block < MOST_BLOCKS && !ended && at < bytes.length; block++) {
    const type = reader.uint8(at);
    if (type === 0x3b) {
      ended = true;
    } else if (type === 0x21) {
      if (at + 6 < bytes.length && reader.uint8(at + 1) === 0xf9) {
        // The last one counts, for OpenCV.
        transparencyUsed = (reader.uint8(at + 3) & 1) === 1;
        if (transparencyUsed) transparent = reader.uint8(at + 6);
      }
      at = afterBlocks(bytes, at + 2) ?? bytes.length;
    } else if (type === 0x2c && at + 10 <= bytes.length) {
      const local = reader.uint8(at + 9);
      const localBytes = local & 0x80 ? 3 * 2 ** ((local & 7) + 1) : 0;
      const frame = { left: reader.uint16(at + 1), top: reader.uint16(at + 3), width: reader.uint16(at + 5), height: reader.uint16(at + 7) }; // prettier-ignore
      const pixelsAt = at + 10 + localBytes;
      const end = afterBlocks(bytes, pixelsAt + 1);
      if (!first) {
        if (end === undefined) throw new CutOffError(bytes.length);
        const palette = localBytes > 0 ? reader.slice(at + 10, localBytes) : globalPalette;
        first = {
          ...frame,
          transparent,
          background: 3 * background < (globalPalette?.length ?? 0) ? background : undefined,
          palette,
          globalPalette,
          ramp: isRamp(palette),
          interlaced: (local & 0x40) !== 0,
          pixelsAt,
          pixelsEnd: end,
        };
      }
      largest.height = Math.max(largest.height, frame.height);
      largest.width = Math.max(largest.width, frame.width);
      transparent = undefined;
      at = end ?? bytes.length;
    } else if (first) {
      break;
    } else {
      throw new Error(l10n.t('it has a block of unknown type {0} at byte {1}', type, at));
    }
  }
  if (!first) throw new CutOffError(bytes.length);
  return { ...first, screen, largest, transparencyUsed, ended };
}

/** Where the sub-blocks that begin here are over; undefined where the file ends before. */
function afterBlocks(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  for (let length = bytes[at]; length !== 0; length = bytes[at]) {
    if (length === undefined) return undefined;
    at += 1 + length;
  }
  return at + 1;
}

function isRamp(palette: Uint8Array | undefined): boolean {
  return palette?.every((level, at) => level === Math.floor(at / 3)) ?? true;
}

/** Size of the screen, and whether the first frame has a transparent colour. */
export function readGifHeader(bytes: Uint8Array): PictureHeader {
  const { screen, ...gif } = readGifFacts(bytes);
  return {
    format: 'GIF',
    ...screen,
    colour: 'palette',
    bits: 8,
    sample: 'uint',
    extra: 0,
    alpha: false,
    transparency: gif.transparent !== undefined,
    orientation: 1,
    gif,
  };
}
