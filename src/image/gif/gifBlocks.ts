import { ByteReader } from '../bytes';
import type { ReadBudget } from '../readBudget';

/** How the blocks of a GIF begin, and the labels of the extensions that are looked at (GIF89a). */
export const IMAGE = 0x2c;
export const EXTENSION = 0x21;
export const TRAILER = 0x3b;
export const GRAPHIC_CONTROL = 0xf9;
export const COMMENT = 0xfe;
export const APPLICATION = 0xff;

/** The screen, before the first block. */
export interface GifScreen {
  readonly height: number;
  readonly width: number;
  /** Index of the ground. */
  readonly background: number;
  readonly palette: Uint8Array | undefined;
  /** Whether the version is one of the two that there are. */
  readonly known: boolean;
  /** Where the blocks begin. */
  readonly end: number;
}

/** A frame as one of the libraries finds it. */
export interface GifFrame {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** Index that is transparent. */
  readonly transparent: number | undefined;
  /** The frame's own colours: red, green, blue for each index. */
  readonly palette: Uint8Array | undefined;
  readonly interlaced: boolean;
  /** Where the coded indices begin, with the bits of the first code. */
  readonly pixelsAt: number;
}

/** Reads the blocks of one file one after the other, each byte against the file's end and the budget. */
export class GifReader extends ByteReader {
  constructor(bytes: Uint8Array, budget?: ReadBudget) {
    super(bytes, true, budget);
  }

  screen(): GifScreen {
    const flags = this.uint8(10);
    const palette = this.#palette(13, flags);
    return {
      width: this.uint16(6),
      height: this.uint16(8),
      background: this.uint8(11),
      palette,
      known: /^GIF8[79]a/.test(this.text(0, 6)),
      end: 13 + (palette?.length ?? 0),
    };
  }

  /** The frame whose descriptor begins here, behind the byte that announces it. */
  frame(at: number, transparent: number | undefined): GifFrame {
    const flags = this.uint8(at + 8);
    const palette = this.#palette(at + 9, flags);
    return {
      left: this.uint16(at),
      top: this.uint16(at + 2),
      width: this.uint16(at + 4),
      height: this.uint16(at + 6),
      transparent,
      palette,
      interlaced: (flags & 0x40) !== 0,
      pixelsAt: at + 9 + (palette?.length ?? 0),
    };
  }

  /** Where the sub-blocks that begin here are over; throws where the file ends before. */
  afterBlocks(from: number): number {
    let at = from;
    for (let length = this.uint8(at); length > 0; length = this.uint8(at)) at += 1 + length;
    return at + 1;
  }

  /** The sub-block that begins here; throws where the file ends in it. */
  block(at: number): Uint8Array {
    return this.slice(at + 1, this.uint8(at));
  }

  #palette(at: number, flags: number): Uint8Array | undefined {
    return flags & 0x80 ? this.slice(at, 3 * 2 ** ((flags & 7) + 1)) : undefined;
  }
}
