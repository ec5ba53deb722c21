import type { LoadedImage } from '../image/loadImage';
import { areaAverage, fitWithin } from '../picture/areaAverage';
import type { RgbaPicture } from '../protocol/values';
import { type ImageLook, lookOf, pictureOf } from './imageLook';

const SIDE = 480;

/**
 * A small picture of the image itself, right to the eye, and how it was made; of a batch the first image.
 *
 * @param values the array's values, as bytes or as floats
 */
export function imagePreview(
  image: LoadedImage,
  values: Uint8Array | Float32Array,
): { readonly preview: RgbaPicture; readonly look: ImageLook } {
  const { shape } = image.array;
  const [height = 1, width = 1, channels = 1] = shape.length === 4 ? shape.slice(1) : shape;
  const size = fitWithin(height, width, SIDE);
  const first = values.subarray(0, height * width * channels);
  const look = lookOf(image, () => areaAverage(first, { height, width, channels }, size));
  return { preview: pictureOf(first, { height, width, channels }, size, look), look };
}
