import * as l10n from '@vscode/l10n';
import type { TiffDirectory } from './tiffDirectory';
import { TAG } from './tiffTags';
import type { TiffFacts } from './tiffFacts';

/** How the strips or tiles of a picture lie: strips are as wide as the picture. */
export interface TiffLayout {
  readonly tiled: boolean;
  readonly width: number;
  readonly height: number;
  /** Strips or tiles beside and below each other, and how often for planes. */
  readonly across: number;
  readonly down: number;
  readonly planes: number;
}

/** Where the bytes of a strip or tile lie. */
export interface TiffPlace {
  readonly offset: number;
  readonly length: number;
}

/** What the layout is computed from. */
export interface TiffSize {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
}

/** Pixels of all strips or tiles together: edges that lie beyond the picture are decoded, too, but not much more than that. */
const MOST_PIXELS = 2 ** 26;
/** Pixels of one strip or tile. */
const MOST_BLOCK_PIXELS = 2 ** 24;

/** libtiff fills up longer lists of places by no means. */
const MOST_UNTOLD = 1_000_000;

/** libtiff takes a file that tells the size of tiles for tiled. */
export function isTiled(directory: TiffDirectory): boolean {
  return directory.has(TAG.tileWidth) || directory.has(TAG.tileLength);
}

/** The layout as libtiff computes it; throws where it has no size, or is far larger than the picture. */
export function tiffLayout(directory: TiffDirectory, { width, height }: TiffSize, facts: TiffFacts): TiffLayout {
  const planes = facts.planar ? facts.samples : 1;
  const tiled = isTiled(directory);
  const rows = directory.first(TAG.rowsPerStrip) ?? height;
  const [blockWidth, blockHeight] = tiled
    ? [directory.first(TAG.tileWidth) ?? 0, directory.first(TAG.tileLength) ?? 0]
    : [width, rows === 0 ? height : Math.min(height, rows)];
  if (!(blockWidth >= 1 && blockHeight >= 1))
    throw new Error(tiled ? l10n.t('its tiles have no size') : l10n.t('its strips have no size'));
  const across = Math.ceil(width / blockWidth);
  const down = Math.ceil(height / blockHeight);
  const pixels = blockWidth * blockHeight;
  const most = 4 * width * height;
  if (pixels > Math.max(MOST_BLOCK_PIXELS, most) || across * down * pixels > Math.max(MOST_PIXELS, most))
    throw new Error(
      tiled
        ? l10n.t('its tiles claim {0} × {1} pixels', blockWidth, blockHeight)
        : l10n.t('its strips claim {0} × {1} pixels', blockWidth, blockHeight),
    );
  return { tiled, width: blockWidth, height: blockHeight, across, down, planes };
}

/** Bytes of a row of a strip or tile. */
export function rowBytesOf({ width, planes }: TiffLayout, { bits }: TiffSize, { samples }: TiffFacts): number {
  return Math.ceil((width * (planes > 1 ? 1 : samples) * bits) / 8);
}

/**
 * Where libtiff looks for each strip or tile: what the file tells, or what libtiff computes where that is missing or cannot be
 * true (libtiff/tif_dirread.c, `TIFFReadDirectory`, `ByteCountLooksBad`, `EstimateStripByteCounts`).
 */
export function libtiffPlaces(
  directory: TiffDirectory,
  { layout, size, facts, fileBytes }: PlacesWanted,
): (index: number) => TiffPlace {
  const count = layout.across * layout.down * layout.planes;
  const told = placesTold(directory, TAG.stripOffsets, TAG.tileOffsets, count);
  if (!told)
    throw new Error(
      layout.tiled ? l10n.t('it does not tell where its tiles are') : l10n.t('it does not tell where its strips are'),
    );
  if (told.length < count && count > MOST_UNTOLD)
    throw new Error(
      layout.tiled
        ? l10n.t('it needs {0} tiles and tells where {1} of them are', count, told.length)
        : l10n.t('it needs {0} strips and tells where {1} of them are', count, told.length),
    );
  const offsets = (index: number): number => told[index] ?? 0;
  const lengths = placesTold(directory, TAG.stripByteCounts, TAG.tileByteCounts, count);
  const contiguous = !facts.planar;
  if (!lengths && (contiguous ? count > 1 : count !== facts.samples))
    throw new Error(
      layout.tiled
        ? l10n.t('it does not tell how long its tiles are')
        : l10n.t('it does not tell how long its strips are'),
    );
  const raw = facts.compression === 'uncompressed';
  const rowBytes = rowBytesOf(layout, size, facts);
  const [first = 0, second = 0] = lengths ?? [];
  const bad = (): boolean => {
    if (offsets(0) === 0) return false;
    if (first === 0) return true;
    return raw && ((offsets(0) <= fileBytes && first > fileBytes - offsets(0)) || first < rowBytes * size.height);
  };
  const estimated =
    !lengths ||
    (count === 1 && !layout.tiled && bad()) ||
    (contiguous && count > 2 && raw && first !== second && first !== 0 && second !== 0);
  const rows = layout.tiled ? layout.height : Math.floor(size.height / layout.down);
  const guess = raw ? rowBytes * rows : guessed(directory, fileBytes, facts);
  const most = 10 * rowBytes * layout.height + 4096;
  return (index) => {
    const offset = offsets(index);
    const length = estimated ? (raw ? guess : Math.min(guess, Math.max(0, fileBytes - offset))) : (lengths[index] ?? 0);
    // Only what a strip can need is looked at.
    return { offset, length: length > 2 ** 20 ? Math.min(length, most) : length };
  };
}

export interface PlacesWanted {
  readonly layout: TiffLayout;
  readonly size: TiffSize;
  readonly facts: TiffFacts;
  readonly fileBytes: number;
}

/** libtiff takes the two tags for one. */
function placesTold(
  directory: TiffDirectory,
  strips: number,
  tiles: number,
  count: number,
): readonly number[] | undefined {
  return directory.values(strips, count) ?? directory.values(tiles, count);
}

/** All of the file that is neither header nor directory nor a field's values. */
function guessed(directory: TiffDirectory, fileBytes: number, { planar, samples }: TiffFacts): number {
  const space = fileBytes < directory.overhead ? fileBytes : fileBytes - directory.overhead;
  return planar ? Math.floor(space / samples) : space;
}
