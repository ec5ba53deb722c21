import { ByteReader } from '../bytes';
import type { ReadBudget } from '../readBudget';

/** Values of `biCompression` (Windows SDK, wingdi.h). */
export const BMP_RGB = 0;
export const BMP_RLE8 = 1;
export const BMP_RLE4 = 2;
export const BMP_BITFIELDS = 3;
export const BMP_ALPHABITFIELDS = 6;

const FILE_HEADER = 14;
/** Size of the oldest information header, of OS/2, whose numbers are shorter. */
export const OS2_HEADER = 12;
const INFO_HEADER = 40;
/** From this version on the masks of the colours are in the header, and from the next on that of alpha. */
const MASKED_HEADER = 52;
const ALPHA_HEADER = 56;

/** The parts of a bitmap's headers, as they are stored: which of them count is up to each loader. */
export interface BmpLayout {
  readonly height: number;
  readonly width: number;
  /** As it is stored: negative where the rows begin at the top. */
  readonly storedHeight: number;
  readonly topDown: boolean;
  readonly bits: number;
  readonly compression: number;
  /** Size of the information header: tells its version. */
  readonly headerBytes: number;
  readonly pixelsAt: number;
  /** Bits of a pixel that hold red, green, blue and alpha. */
  readonly masks: readonly [red: number, green: number, blue: number, alpha: number];
  readonly palette: BmpPaletteLayout;
}

export interface BmpPaletteLayout {
  readonly at: number;
  readonly entryBytes: number;
  /** As the header tells, or as many as there are indices. */
  readonly entries: number;
}

/** Reads the headers of a Windows or OS/2 bitmap. */
export function readBmpLayout(bytes: Uint8Array, budget?: ReadBudget): BmpLayout {
  const reader = new ByteReader(bytes, true, budget);
  const headerBytes = reader.uint32(FILE_HEADER);
  const pixelsAt = reader.uint32(10);
  if (headerBytes === OS2_HEADER) {
    const bits = reader.uint16(24);
    const height = reader.uint16(20);
    return {
      height, width: reader.uint16(18), storedHeight: height, topDown: false, bits, compression: BMP_RGB, headerBytes, pixelsAt,
      masks: [0, 0, 0, 0],
      palette: { at: FILE_HEADER + OS2_HEADER, entryBytes: 3, entries: bits > 8 ? 0 : 2 ** bits },
    }; // prettier-ignore
  }
  const bits = reader.uint16(28);
  const compression = reader.uint32(30);
  const storedHeight = reader.int32(22);
  const masked = compression === BMP_BITFIELDS || compression === BMP_ALPHABITFIELDS;
  const withAlpha = headerBytes >= ALPHA_HEADER || compression === BMP_ALPHABITFIELDS;
  const mask = (index: number): number => reader.uint32(FILE_HEADER + INFO_HEADER + 4 * index);
  // The first version has its masks behind the header.
  const behind = masked && headerBytes < MASKED_HEADER ? (withAlpha ? 16 : 12) : 0;
  return {
    height: Math.abs(storedHeight),
    width: reader.int32(18),
    storedHeight,
    topDown: storedHeight < 0,
    bits,
    compression,
    headerBytes,
    pixelsAt,
    masks: masked ? [mask(0), mask(1), mask(2), withAlpha ? mask(3) : 0] : [0, 0, 0, 0],
    palette: {
      at: FILE_HEADER + headerBytes + behind,
      entryBytes: 4,
      entries: bits > 8 ? 0 : reader.uint32(46) || 2 ** bits,
    },
  };
}

/** The bytes of a row, which are filled up to a multiple of four. */
export function bmpRowBytes(width: number, bits: number): number {
  return 4 * Math.ceil((width * bits) / 32);
}

/** Where the header ends, behind which OpenCV looks for masks and Pillow for the palette. */
export function headerEnd({ headerBytes }: Pick<BmpLayout, 'headerBytes'>): number {
  return FILE_HEADER + headerBytes;
}
