import * as l10n from '@vscode/l10n';
import type { PictureHeader } from '../raster';
import { turnedBits } from './tiffPacked';
import { TAG } from './tiffTags';
import type { TiffFile } from './tiffReader';
import type { BlockPart, TiffSamples } from './tiffSamples';

/** Strips beyond those that a picture has: each is put over another one. */
const MOST_SURPLUS = 16;
const MOST_TIMES = 4;

interface Tile extends BlockPart {
  readonly offset: number;
  readonly stride: number;
}

/**
 * Reads what is not compressed as Pillow does without libtiff (Pillow, src/PIL/TiffImagePlugin.py, `_setup`, and ImageFile.py,
 * `load`): by the offsets alone, in their order, each as far as it needs; more strips than belong to the picture begin again at its top.
 */
export function readPillowTiles(file: TiffFile, samples: TiffSamples): void {
  for (const tile of distinct(tilesOf(file))) readTile(file, tile, samples);
}

/** Maps the file: from the last of the offsets on it is the picture, whatever is told of strips. False where it is too short. */
export function readMapped(file: TiffFile, samples: TiffSamples): boolean {
  const { directory, header, bytes } = file;
  const offset = directory.last(TAG.stripOffsets) ?? directory.last(TAG.tileOffsets) ?? 0;
  const whole = { x: 0, y: 0, width: header.width, height: header.height, plane: 0 };
  const stride = usedBytes(file, whole);
  if (offset + stride * header.height > bytes.length) return false;
  readTile(file, { ...whole, offset, stride }, samples);
  return true;
}

function readTile(file: TiffFile, tile: Tile, samples: TiffSamples): void {
  const { bytes, facts } = file;
  const end = tile.offset + (tile.height - 1) * tile.stride + usedBytes(file, tile);
  if (end > bytes.length) throw new Error(l10n.t('it ends before its last pixel'));
  const stored = bytes.subarray(tile.offset, end);
  samples.put(tile, facts.lowBitFirst ? turnedBits(stored) : stored, tile.stride);
}

function tileSize(
  directory: TiffFile['directory'],
  { width, height }: Pick<PictureHeader, 'width' | 'height'>,
): readonly [number, number] {
  return directory.has(TAG.stripOffsets)
    ? [width, directory.first(TAG.rowsPerStrip) ?? height]
    : [directory.first(TAG.tileWidth) ?? 0, directory.first(TAG.tileLength) ?? 0];
}

function usedBytes({ header, facts }: TiffFile, { width }: BlockPart): number {
  return Math.ceil((width * (facts.planar ? 1 : facts.samples) * header.bits) / 8);
}

function tilesOf(file: TiffFile): readonly Tile[] {
  const { directory, header, facts } = file;
  const { width, height } = header;
  const [tileWidth, tileHeight] = tileSize(directory, header);
  if (!(tileWidth >= 1 && tileHeight >= 1)) throw new Error(l10n.t('its strips have no size'));
  const tiles: Tile[] = [];
  const offsets = offsetsOf(file, [tileWidth, tileHeight]);
  let [x, y, plane] = [0, 0, 0];
  for (const offset of offsets) {
    if (facts.planar && plane >= facts.samples) throw new Error(l10n.t('it has more planes than channels'));
    const part = {
      x,
      y,
      width: Math.min(tileWidth, width - x),
      height: Math.min(tileHeight, height - y),
      plane: facts.planar ? plane : 0,
    };
    const stride = Math.floor((tileWidth * (facts.planar ? 1 : facts.samples) * header.bits) / 8);
    tiles.push({ ...part, offset, stride: x + tileWidth > width ? stride : usedBytes(file, part) });
    x += tileWidth;
    if (x < width) continue;
    x = 0;
    y += tileHeight;
    if (y < height) continue;
    y = 0;
    plane++;
  }
  return tiles;
}

function offsetsOf(
  { directory, header: { width, height }, facts }: TiffFile,
  [tileWidth, tileHeight]: readonly [number, number],
): readonly number[] {
  if (tileWidth === width && tileHeight === height && !facts.planar) {
    const last = directory.last(TAG.stripOffsets) ?? directory.last(TAG.tileOffsets);
    return last === undefined ? [] : [last];
  }
  const whole = Math.ceil(width / tileWidth) * Math.ceil(height / tileHeight) * (facts.planar ? facts.samples : 1);
  const most = MOST_SURPLUS + MOST_TIMES * whole;
  const told = directory.values(TAG.stripOffsets, most + 1) ?? directory.values(TAG.tileOffsets, most + 1) ?? [];
  if (told.length > most) throw new Error(l10n.t('it tells the places of far more strips or tiles than it has'));
  return told;
}

/** In the order of their offsets; of tiles behind each other that fill the same place only the last. */
function distinct(tiles: readonly Tile[]): readonly Tile[] {
  const sorted = [...tiles].sort((one, other) => one.offset - other.offset);
  const place = (tile: Tile | undefined): string => (tile ? `${tile.x} ${tile.y} ${tile.plane} ${tile.stride}` : '');
  return sorted.filter((tile, index) => place(tile) !== place(sorted[index + 1]));
}
