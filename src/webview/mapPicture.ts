import { greyLevel, rangeOf } from '../picture/areaAverage';
import type { OutputValues, RgbaPicture } from '../protocol/values';

/** The preview of one feature map in grey, from black at its lowest value to white at its highest. */
export function mapPicture({ height, width, data: all }: OutputValues['maps'], filter: number): RgbaPicture {
  const area = height * width;
  const map = all.subarray(filter * area, (filter + 1) * area);
  const range = rangeOf(map);
  const data = new Uint8ClampedArray(4 * area).fill(255);
  map.forEach((value, at) => data.fill(greyLevel(value, range), 4 * at, 4 * at + 3));
  return { height, width, data };
}
