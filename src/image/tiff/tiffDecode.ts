import * as l10n from '@vscode/l10n';
import type { DecodeWishes } from '../load/loading';
import type { PictureHeader, Raster } from '../raster';
import type { WebAssemblyCodecs } from '../webAssembly';
import { readMapped, readPillowTiles } from './pillowTiles';
import { tiffLayout } from './tiffBlocks';
import { TiffDirectory } from './tiffDirectory';
import { type TiffFile, TiffReader } from './tiffReader';
import { type BlockPart, TiffSamples } from './tiffSamples';
import { TAG } from './tiffTags';
import { mirrorsTiles } from './mirroredTiles';

/** No palette has more colours, of 16 bits three times. */
const MOST_COLOURS = 3 * 2 ** 16;

/** Decodes the first page of a TIFF: samples as they are stored, whatever they mean. */
export async function decodeTiff(
  bytes: Uint8Array,
  header: PictureHeader,
  codecs: WebAssemblyCodecs,
  { blocks }: DecodeWishes,
): Promise<Raster> {
  const { tiff: facts } = header;
  if (!facts) throw new Error('The header is not that of a TIFF.');
  const directory = TiffDirectory.first(bytes);
  const file = { bytes, directory, header, facts, layout: tiffLayout(directory, header, facts) };
  const raster =
    (blocks === 'Pillow' || blocks === 'mapped') && facts.compression === 'uncompressed'
      ? readRaw(file, blocks === 'mapped')
      : await readByLibtiff(file, codecs, blocks === 'RGBA');
  const map = directory.values(TAG.colourMap, MOST_COLOURS);
  return { ...raster, ...(map ? { palette: rgba(map), narrowPalette: map.every((level) => level < 256) } : {}) };
}

function readRaw(file: TiffFile, mapped: boolean): Raster {
  const samples = new TiffSamples(file.header, file.facts);
  if (!mapped || !readMapped(file, samples)) readPillowTiles(file, samples);
  return samples.raster(!file.facts.bigEndian);
}

async function readByLibtiff(file: TiffFile, codecs: WebAssemblyCodecs, converts: boolean): Promise<Raster> {
  const { header, facts, layout } = file;
  const reader = await TiffReader.of(file, codecs);
  const samples = new TiffSamples(header, facts);
  let fault: string | undefined;
  for (let plane = 0; plane < layout.planes; plane++) {
    for (let place = 0; place < layout.across * layout.down; place++) {
      const x = (place % layout.across) * layout.width;
      const y = Math.floor(place / layout.across) * layout.height;
      const width = Math.min(layout.width, header.width - x);
      const height = Math.min(layout.height, header.height - y);
      const block = await reader.read(plane * layout.across * layout.down + place, {
        rows: height,
        exact: converts && plane === 0,
      });
      if ('missing' in block) {
        const missing = layout.tiled
          ? l10n.t('tile {0} of it does not lie in the file', place + 1)
          : l10n.t('strip {0} of it does not lie in the file', place + 1);
        // Of other planes than the first libtiff takes what is missing for black.
        if (plane === 0) throw new Error(missing);
        fault ??= missing;
        continue;
      }
      fault ??= block.fault;
      const part = { x, y, width, height, plane };
      // libtiff exchanges no bytes of what it could not unpack.
      const swaps = block.fault !== undefined && !reader.littleEndian && header.bits === 16;
      const stored = swaps ? swapped(block.bytes) : block.bytes;
      if (converts && width < layout.width && isSkewed(file)) putSkewed(part, stored, file, samples);
      else samples.put(part, stored, reader.rowBytes);
    }
  }
  const raster = samples.raster(reader.littleEndian);
  if (converts && mirrorsTiles(header)) mirrorTiles(raster, layout.width);
  return fault === undefined
    ? raster
    : {
        ...raster,
        faults: [{ kind: 'pixels', text: l10n.t('A strip or tile could not be read as a whole: {0}.', fault) }],
      };
}

/** Each tile is mirrored for itself, not the whole picture (libtiff/tif_getimage.c, `gtTileContig`). */
function mirrorTiles({ width, channels, samples }: Raster, tileWidth: number): void {
  for (let at = 0; at < samples.length; at += width * channels) {
    for (let x = 0; x < width; x += tileWidth) {
      const tile = samples.subarray(at + x * channels, at + Math.min(width, x + tileWidth) * channels);
      tile.reverse();
      if (channels > 1)
        for (let pixel = 0; pixel < tile.length; pixel += channels) tile.subarray(pixel, pixel + channels).reverse();
    }
  }
}

/** Grey of more than a byte a pixel. */
function isSkewed({ header: { colour, bits, extra }, layout }: TiffFile): boolean {
  return colour === 'grey' && layout.planes === 1 && (bits === 16 || (bits === 8 && extra > 0));
}

/**
 * Puts the rows of a tile of grey as libtiff takes them: it skips what lies beyond the picture as if that were one byte a pixel
 * (libtiff 4.7, tif_getimage.c, `put16bitbwtile` and `putgreytile`).
 */
function putSkewed(
  part: BlockPart,
  block: Uint8Array,
  { header, facts, layout }: TiffFile,
  samples: TiffSamples,
): void {
  const swaps = facts.bigEndian && header.bits === 16;
  const tile = swaps ? swapped(block) : block;
  const used = part.width * facts.samples * (header.bits / 8);
  for (let row = 0; row < part.height; row++) {
    const from = row * (used + layout.width - part.width);
    const shown = tile.subarray(from, from + used);
    samples.put({ ...part, y: part.y + row, height: 1 }, swaps ? swapped(shown) : shown, used);
  }
}

/** The bytes of samples of 16 bits, exchanged. */
function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, at) => bytes[at ^ 1] ?? 0);
}

/** All reds, then all greens, then all blues, of 16 bits. */
function rgba(map: readonly number[]): Uint8Array {
  // Some programs write 8 bits although 16 are asked for; libtiff takes them as they are.
  const shift = map.every((level) => level < 256) ? 0 : 8;
  const colours = Math.floor(map.length / 3);
  const result = new Uint8Array(4 * 256).fill(255);
  for (let index = 0; index < Math.min(256, colours); index++) {
    for (let channel = 0; channel < 3; channel++)
      result[4 * index + channel] = (map[channel * colours + index] ?? 0) >> shift;
  }
  return result;
}
