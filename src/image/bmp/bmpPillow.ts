import { BMP_BITFIELDS, type BmpLayout, headerEnd } from './bmpLayout';

/** Where Pillow looks for the pixels (src/PIL/BmpImagePlugin.py, `_bitmap`). */
export function pillowPixelsAt(
  layout: Pick<BmpLayout, 'bits' | 'compression' | 'headerBytes' | 'pixelsAt' | 'palette'>,
): number {
  const { bits, compression, headerBytes, pixelsAt, palette } = layout;
  const colours = bits <= 8 ? palette.entryBytes * palette.entries : 0;
  if (pixelsAt === headerEnd(layout)) return pixelsAt + colours;
  if (pixelsAt > 0) return pixelsAt;
  // Where no place is told it goes on where it has read to.
  return headerEnd(layout) + (compression === BMP_BITFIELDS && headerBytes === 40 ? 12 : 0) + colours;
}
