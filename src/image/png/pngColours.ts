import { ByteReader } from '../bytes';
import type { Raster } from '../raster';

/** Palette and transparent colour of a file with one channel of fewer than eight bits (PNG, third edition, 11.2.2 and 11.3.1). */
export function readPngColours(bytes: Uint8Array): Pick<Raster, 'palette' | 'transparent'> {
  const reader = new ByteReader(bytes);
  let palette: Uint8Array | undefined;
  let transparent: readonly number[] | undefined;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = reader.uint32(at);
    const type = reader.text(at + 4, 4);
    if (type === 'PLTE') palette = rgba(reader.slice(at + 8, length));
    if (type === 'tRNS') {
      const data = reader.slice(at + 8, length);
      if (palette) for (const [index, alpha] of data.entries()) palette[4 * index + 3] = alpha;
      else transparent = [reader.uint16(at + 8)];
    }
    at += 12 + length;
  }
  return { ...(palette ? { palette } : {}), ...(transparent ? { transparent } : {}) };
}

function rgba(colours: Uint8Array): Uint8Array {
  const palette = new Uint8Array(4 * 256);
  for (let index = 0; index < 256; index++) {
    palette.set(colours.subarray(3 * index, 3 * index + 3), 4 * index);
    palette[4 * index + 3] = 255;
  }
  return palette;
}
