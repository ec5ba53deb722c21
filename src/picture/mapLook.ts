import { type ColourMap, colourPixels, type ColourRange } from './colourMap';
import type { Bins } from './histogram';
import type { Pixels } from './pixels';

/** In which colours a feature map is shown, and from which value to which. */
export interface MapLook {
  readonly colours: ColourMap;
  readonly range: ColourRange;
}

/** What the user has chosen. */
export interface MapLookOptions {
  readonly colours: ColourMap;
  readonly range: 'auto' | 'shared' | 'manual';
  readonly ends?: ColourRange;
}

interface MapRange extends ColourRange {
  /** Of the finite values. */
  readonly histogram: Bins;
}

/** How a filter's map is to be shown. */
export function mapLook(
  { colours, range, ends }: MapLookOptions,
  output: { readonly statistics: MapRange; readonly filters: readonly MapRange[] },
  filter: number,
): MapLook {
  if (range === 'manual' && ends) return { colours, range: ends };
  const own = range === 'auto' ? output.filters[filter] : undefined;
  return { colours, range: finiteRange(own ?? output.statistics) };
}

/** One of several feature maps, (filters, height, width) in C order, as pixels. */
export function mapPicture(
  maps: { readonly height: number; readonly width: number; readonly data: Float32Array },
  filter: number,
  look: MapLook,
): Pixels {
  const area = maps.height * maps.width;
  const data = colourPixels(maps.data.subarray(filter * area, (filter + 1) * area), look.colours, look.range);
  return { height: maps.height, width: maps.width, data };
}

/** From the least to the greatest value; where one of them is infinite, of those that are not, to the width of a bin. */
export function finiteRange({ min, max, histogram: { start, binWidth, counts } }: MapRange): ColourRange {
  if (Number.isFinite(min) && Number.isFinite(max)) return { min, max };
  return { min: start, max: start + counts.length * binWidth };
}
