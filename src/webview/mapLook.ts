import { type ColourMap, colourPixels, type ColourRange } from '../picture/colourMap';
import type { MapOptions } from '../protocol/panelView';
import type { MapStatistics, OutputValues, RgbaPicture } from '../protocol/values';

/** In which colours a feature map is shown, and from which value to which. */
export interface MapLook {
  readonly colours: ColourMap;
  readonly range: ColourRange;
}

/** How a filter's map is to be shown. */
export function mapLook({ colours, range, ends }: MapOptions, output: OutputValues, filter: number): MapLook {
  if (range === 'manual' && ends) return { colours, range: ends };
  const own = range === 'auto' ? output.filters[filter] : undefined;
  return { colours, range: finiteRange(own ?? output.statistics) };
}

/** The preview of one feature map. */
export function mapPicture(maps: OutputValues['maps'], filter: number, look: MapLook): RgbaPicture {
  const area = maps.height * maps.width;
  const data = colourPixels(maps.data.subarray(filter * area, (filter + 1) * area), look.colours, look.range);
  return { height: maps.height, width: maps.width, data };
}

/** From the least to the greatest value; where one of them is infinite, of those that are not, to the width of a bin. */
function finiteRange({ min, max, histogram: { start, binWidth, counts } }: MapStatistics): ColourRange {
  if (Number.isFinite(min) && Number.isFinite(max)) return { min, max };
  return { min: start, max: start + counts.length * binWidth };
}
