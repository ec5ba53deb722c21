import { ByteReader } from '../bytes';
import type { PictureHeader } from '../raster';
import type { ReadBudget } from '../readBudget';
import {
  BMP_ALPHABITFIELDS,
  BMP_BITFIELDS,
  BMP_RLE4,
  BMP_RLE8,
  type BmpLayout,
  headerEnd,
  OS2_HEADER,
  readBmpLayout,
} from './bmpLayout';
import { isGrey, pillowPalette, readBmpPalette } from './bmpPalette';

/** Size and colours of a bitmap. */
export function readBmpHeader(bytes: Uint8Array, budget?: ReadBudget): PictureHeader {
  const layout = readBmpLayout(bytes, budget);
  const { height, width, bits, compression, headerBytes, masks, palette, storedHeight, pixelsAt } = layout;
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
      fileBytes: bytes.length,
      bits,
      storedHeight,
      os2: headerBytes === OS2_HEADER,
      runLength: compression === BMP_RLE8 || compression === BMP_RLE4,
      masked,
      compression,
      headerBytes,
      masks,
      pixelsAt,
      palette,
      masksBehindHeader: behindHeader(bytes, layout),
      grey: bits <= 8 && isGrey(readBmpPalette(bytes, palette), bits),
      pillowPalette: pillowPalette(bytes, palette),
    },
  };
}

function behindHeader(bytes: Uint8Array, layout: BmpLayout): readonly number[] {
  const reader = new ByteReader(bytes, true);
  const at = headerEnd(layout);
  return at + 12 > bytes.length ? [] : [reader.uint32(at), reader.uint32(at + 4), reader.uint32(at + 8)];
}
