import type { BmpPaletteLayout } from './bmpLayout';

/** Indices of eight bits. */
const MOST_COLOURS = 256;

/** How many colours of the palette are in the file. */
function storedColours(bytes: Uint8Array, { at, entryBytes, entries }: BmpPaletteLayout): number {
  return Math.min(entries, Math.max(0, Math.floor((bytes.length - at) / entryBytes)));
}

/** Red, green, blue and full alpha for each index; what the file does not have stays nothing. */
export function readBmpPalette(bytes: Uint8Array, layout: BmpPaletteLayout): Uint8Array {
  const palette = new Uint8Array(4 * MOST_COLOURS);
  const colours = Math.min(MOST_COLOURS, storedColours(bytes, layout));
  for (let index = 0; index < colours; index++) {
    const at = layout.at + index * layout.entryBytes;
    palette.set([bytes[at + 2] ?? 0, bytes[at + 1] ?? 0, bytes[at] ?? 0, 255], 4 * index);
  }
  return palette;
}

/** Whether every index of this many bits has a grey; OpenCV takes missing colours for black ones. */
export function isGrey(palette: Uint8Array, bits: number): boolean {
  for (let index = 0; index < 2 ** bits; index++) {
    const [red, green, blue] = palette.subarray(4 * index, 4 * index + 3);
    if (red !== green || green !== blue) return false;
  }
  return true;
}

/** More colours than this are an error to Pillow (src/PIL/BmpImagePlugin.py). */
export const PILLOW_COLOURS = 65_536;

/**
 * What Pillow takes a palette for: nothing but the greys of their own indices, which of two are black and white; colours; or
 * more of them than a palette holds.
 */
export function pillowPalette(bytes: Uint8Array, layout: BmpPaletteLayout): 'L' | '1' | 'P' | 'too many' {
  const { at, entryBytes, entries } = layout;
  if (entries > PILLOW_COLOURS) return 'too many';
  const grey = (index: number): boolean => {
    const level = entries === 2 ? 255 * index : index & 255;
    const from = at + index * entryBytes;
    return bytes[from] === level && bytes[from + 1] === level && bytes[from + 2] === level;
  };
  for (let index = 0; index < entries; index++) {
    if (!grey(index)) return storedColours(bytes, layout) > MOST_COLOURS ? 'too many' : 'P';
  }
  return entries <= 2 ? '1' : 'L';
}
