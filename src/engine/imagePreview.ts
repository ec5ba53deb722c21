import { areaAverage, fitWithin } from '../picture/areaAverage';
import type { RgbaPicture } from '../protocol/values';

const SIDE = 480;

/** A small picture of the image itself, right to the eye although its channels are blue, green, red. */
export function imagePreview(image: {
  readonly height: number;
  readonly width: number;
  readonly data: Uint8Array;
}): RgbaPicture {
  const { height, width } = fitWithin(image.height, image.width, SIDE);
  const planes = areaAverage(image.data, { height: image.height, width: image.width, channels: 3 }, { height, width });
  const area = height * width;
  const data = new Uint8ClampedArray(4 * area).fill(255);
  for (let at = 0; at < area; at++) {
    data[4 * at] = planes[2 * area + at] ?? 0;
    data[4 * at + 1] = planes[area + at] ?? 0;
    data[4 * at + 2] = planes[at] ?? 0;
  }
  return { height, width, data };
}
