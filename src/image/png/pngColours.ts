import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { Raster } from '../raster';
import type { PngContents } from './libpngPixels';

const PALETTE_COLOURS = 256;

/** What pixels of a PNG are made of. */
export type PngColours = 'palette' | 'grey' | 'rgb' | 'alpha';

/** The palette, and what `tRNS` says: alpha of its first colours, or the samples of one colour; of no meaning beside an alpha channel. */
export function pngColours(
  { palette, transparency }: Pick<PngContents, 'palette' | 'transparency'>,
  { colours, bits }: { readonly colours: PngColours; readonly bits: number },
): Pick<Raster, 'palette' | 'transparent'> {
  if (colours === 'palette') {
    if (!palette) throw new Error(l10n.t('it has no palette'));
    const table = rgba(palette);
    for (const [index, alpha] of (transparency ?? []).entries()) table[4 * index + 3] = alpha;
    return { palette: table };
  }
  const channels = { grey: 1, rgb: 3, alpha: 0 }[colours];
  if (!transparency || channels === 0 || transparency.length !== 2 * channels) return {};
  const mask = 2 ** bits - 1;
  const reader = new ByteReader(transparency);
  return { transparent: Array.from({ length: channels }, (_, channel) => reader.uint16(2 * channel) & mask) };
}

/** Red, green, blue and alpha for each index; a colour that the file lacks is black. */
function rgba(colours: Uint8Array): Uint8Array {
  const palette = new Uint8Array(4 * PALETTE_COLOURS);
  for (let index = 0; index < PALETTE_COLOURS; index++) {
    if (3 * index + 3 <= colours.length) palette.set(colours.subarray(3 * index, 3 * index + 3), 4 * index);
    palette[4 * index + 3] = 255;
  }
  return palette;
}
