import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { PictureHeader } from '../raster';

/** Values of `biCompression` (Windows SDK, wingdi.h). */
export const BMP_RGB = 0;
export const BMP_RLE8 = 1;
export const BMP_RLE4 = 2;
export const BMP_BITFIELDS = 3;
export const BMP_ALPHABITFIELDS = 6;

const FILE_HEADER = 14;
const OS2_HEADER = 12;

/** The parts of a bitmap's headers that decoding needs. */
export interface BmpLayout {
  readonly height: number;
  readonly width: number;
  readonly topDown: boolean;
  readonly bits: number;
  readonly compression: number;
  /** Size of the information header: tells its version. */
  readonly headerBytes: number;
  readonly pixelsAt: number;
  /** Bits of a pixel that hold red, green, blue and alpha. */
  readonly masks: readonly [red: number, green: number, blue: number, alpha: number];
  readonly palette: { readonly at: number; readonly entryBytes: number; readonly entries: number };
}

/** Reads the headers of a Windows or OS/2 bitmap. */
export function readBmpLayout(bytes: Uint8Array): BmpLayout {
  const reader = new ByteReader(bytes, true);
  const headerBytes = reader.uint32(FILE_HEADER);
  const pixelsAt = reader.uint32(10);
  if (headerBytes === OS2_HEADER) {
    const bits = reader.uint16(24);
    const at = FILE_HEADER + OS2_HEADER;
    const room = Math.floor((pixelsAt - at) / 3);
    return {
      height: reader.uint16(20), width: reader.uint16(18), topDown: false, bits, compression: BMP_RGB, headerBytes,
      pixelsAt, masks: [0, 0, 0, 0],
      palette: { at, entryBytes: 3, entries: bits > 8 ? 0 : Math.max(0, Math.min(2 ** bits, room)) },
    }; // prettier-ignore
  }
  if (headerBytes < 40)
    throw new Error(l10n.t('its information header has {0} bytes, which no version has', headerBytes));
  const bits = reader.uint16(28);
  const compression = reader.uint32(30);
  const storedHeight = reader.int32(22);
  const used = reader.uint32(46);
  const fields = headerBytes === 40 && compression === BMP_BITFIELDS ? 12 : compression === BMP_ALPHABITFIELDS ? 16 : 0;
  const mask = (index: number): number => reader.uint32(54 + 4 * index);
  const masked = compression === BMP_BITFIELDS || compression === BMP_ALPHABITFIELDS;
  const withAlpha = headerBytes >= 56 || compression === BMP_ALPHABITFIELDS;
  return {
    height: Math.abs(storedHeight),
    width: reader.int32(18),
    topDown: storedHeight < 0,
    bits,
    compression,
    headerBytes,
    pixelsAt,
    masks: masked ? [mask(0), mask(1), mask(2), withAlpha ? mask(3) : 0] : [0, 0, 0, 0],
    palette: {
      at: FILE_HEADER + headerBytes + (headerBytes === 40 ? fields : 0),
      entryBytes: 4,
      entries: bits > 8 ? 0 : Math.min(2 ** bits, used || 2 ** bits),
    },
  };
}

/** What only a bitmap tells, and loaders make something of. */
export interface BmpFacts {
  readonly bits: number;
  /** The oldest header, of OS/2. */
  readonly os2: boolean;
  readonly runLength: boolean;
  readonly compression: number;
  /** The bits of a pixel are told by masks; the version of the header that tells them. */
  readonly masked: boolean;
  readonly headerBytes: number;
  readonly masks: BmpLayout['masks'];
  /** What lies behind the header, where its oldest version has the masks of red, green and blue. */
  readonly masksBehindHeader: readonly number[];
  /** All colours of the palette are grey; are the greys of their own indices; are black and white. */
  readonly grey: boolean;
  readonly ramp: boolean;
  readonly blackWhite: boolean;
}

/** Size and colours of a bitmap. */
export function readBmpHeader(bytes: Uint8Array): PictureHeader {
  const { height, width, bits, compression, headerBytes, masks, palette } = readBmpLayout(bytes);
  const colours = readBmpPalette(bytes, palette);
  const used = Array.from({ length: palette.entries }, (_, index) => [...colours.subarray(4 * index, 4 * index + 3)]);
  const ramp = bits === 8 && used.every((colour, index) => colour.every((level) => level === index));
  const masked = compression === BMP_BITFIELDS || compression === BMP_ALPHABITFIELDS;
  return {
    format: 'BMP',
    height,
    width,
    colour: bits <= 8 ? 'palette' : 'rgb',
    bits: bits <= 8 ? bits : 8,
    sample: 'uint',
    extra: bits === 32 ? 1 : 0,
    // Masks of nothing stand for the usual ones.
    alpha: bits === 32 && masked && (masks[3] !== 0 || masks.every((mask) => mask === 0)),
    transparency: false,
    orientation: 1,
    bmp: {
      bits,
      os2: headerBytes === OS2_HEADER,
      runLength: compression === BMP_RLE8 || compression === BMP_RLE4,
      masked,
      compression,
      headerBytes,
      masks,
      masksBehindHeader: behindHeader(bytes, headerBytes),
      grey: bits <= 8 && used.every(([red, green, blue]) => red === green && green === blue),
      ramp,
      blackWhite: bits === 1 && used.flat().join() === '0,0,0,255,255,255',
    },
  };
}

function behindHeader(bytes: Uint8Array, headerBytes: number): readonly number[] {
  const reader = new ByteReader(bytes, true);
  const at = FILE_HEADER + headerBytes;
  return at + 12 > bytes.length ? [] : [reader.uint32(at), reader.uint32(at + 4), reader.uint32(at + 8)];
}

/** Red, green, blue and full alpha for each index. */
export function readBmpPalette(bytes: Uint8Array, { at, entryBytes, entries }: BmpLayout['palette']): Uint8Array {
  const reader = new ByteReader(bytes, true);
  const palette = new Uint8Array(4 * 256);
  for (let entry = 0; entry < entries; entry++) {
    const [blue = 0, green = 0, red = 0] = reader.slice(at + entry * entryBytes, 3);
    palette.set([red, green, blue, 255], 4 * entry);
  }
  return palette;
}
