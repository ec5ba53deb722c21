import * as l10n from '@vscode/l10n';
import { ByteReader, CutOffError } from '../bytes';
import type { Raster } from '../raster';

const SIGNATURE_BYTES = 8;
const CHUNK_OVERHEAD = 12;
const PALETTE_COLOURS = 256;

/** The chunks that pixels are made of. */
export interface PngChunks {
  /** Red, green, blue and alpha for each index; a colour that the file lacks is black, as in libpng. */
  readonly palette?: Uint8Array;
  /** Contents of `tRNS`. */
  readonly transparency?: Uint8Array;
  /** Contents of all `IDAT`: one stream of zlib data. */
  readonly pixels: readonly Uint8Array[];
}

/** Reads the chunks up to the end of the picture (PNG, third edition, 11.2 and 11.3.1.1). */
export function readPngChunks(bytes: Uint8Array): PngChunks {
  const reader = new ByteReader(bytes);
  const pixels: Uint8Array[] = [];
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  for (let at = SIGNATURE_BYTES; at + CHUNK_OVERHEAD <= bytes.length;) {
    const length = reader.uint32(at);
    const type = reader.text(at + 4, 4);
    if (type === 'IEND') break;
    if (at + CHUNK_OVERHEAD + length > bytes.length) throw new CutOffError(bytes.length);
    const data = reader.slice(at + 8, length);
    if (type === 'IDAT') pixels.push(data);
    if (type === 'PLTE') palette = rgba(data);
    if (type === 'tRNS') transparency = data;
    at += CHUNK_OVERHEAD + length;
  }
  return { pixels, ...(palette ? { palette } : {}), ...(transparency ? { transparency } : {}) };
}

function rgba(colours: Uint8Array): Uint8Array {
  const palette = new Uint8Array(4 * PALETTE_COLOURS);
  for (let index = 0; index < PALETTE_COLOURS; index++) {
    palette.set(colours.subarray(3 * index, 3 * index + 3), 4 * index);
    palette[4 * index + 3] = 255;
  }
  return palette;
}

/** What `tRNS` says: alpha of the palette's first colours, or the samples of one colour; of no meaning beside an alpha channel. */
export function pngColours(
  { palette, transparency }: PngChunks,
  { colours, bits }: { readonly colours: 'palette' | 'grey' | 'rgb' | 'alpha'; readonly bits: number },
): Pick<Raster, 'palette' | 'transparent'> {
  if (colours === 'palette') {
    if (!palette) throw new Error(l10n.t('it has no palette'));
    // libpng ignores a table that is longer than a palette can be.
    if (transparency && transparency.length <= PALETTE_COLOURS)
      for (const [index, alpha] of transparency.entries()) palette[4 * index + 3] = alpha;
    return { palette };
  }
  const channels = { grey: 1, rgb: 3, alpha: 0 }[colours];
  if (!transparency || channels === 0 || transparency.length !== 2 * channels) return {};
  const mask = 2 ** bits - 1;
  const reader = new ByteReader(transparency);
  return { transparent: Array.from({ length: channels }, (_, channel) => reader.uint16(2 * channel) & mask) };
}
