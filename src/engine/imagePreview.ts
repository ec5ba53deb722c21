import { colourChannels } from '../conv2d/load/imageArray';
import type { LoadedImage } from '../image/loadImage';
import { areaAverage, fitWithin, rangeOf } from '../picture/areaAverage';
import type { RgbaPicture } from '../protocol/values';

const SIDE = 480;

/** What is shown of the array: red, green and blue, and alpha where it has that. */
type ToRgb = (channel: (index: number) => number) => readonly [red: number, green: number, blue: number];

/**
 * A small picture of the image itself, right to the eye whatever the order of its channels and the range of its values; of a
 * batch the first image.
 *
 * @param values the array's values, as bytes or as floats
 */
export function imagePreview(image: LoadedImage, values: Uint8Array | Float32Array): RgbaPicture {
  const { shape, channelNames } = image.array;
  const [height = 1, width = 1, channels = 1] = shape.length === 4 ? shape.slice(1) : shape;
  const size = fitWithin(height, width, SIDE);
  const first = values.subarray(0, height * width * channels);
  if (image.palette) return indexedPreview(first, { height, width }, size, image.palette);
  const planes = areaAverage(first, { height, width, channels }, size);
  const area = size.height * size.width;
  const level = levels(image, planes);
  const toRgb = colours(channelNames);
  const alpha = channelNames.indexOf('alpha');
  const data = new Uint8ClampedArray(4 * area).fill(255);
  for (let at = 0; at < area; at++) {
    const channel = (index: number): number => level(planes[index * area + at] ?? 0);
    data.set(toRgb(channel), 4 * at);
    if (alpha >= 0) data[4 * at + 3] = channel(alpha);
  }
  return { ...size, data };
}

function colours(names: readonly string[]): ToRgb {
  if (names[0] === 'cyan') {
    return (channel) => {
      const light = 1 - channel(3) / 255;
      return [light * (255 - channel(0)), light * (255 - channel(1)), light * (255 - channel(2))];
    };
  }
  const unnamed = names[0]?.startsWith('channel') && names.length >= 3;
  const [red, green, blue] = colourChannels(names) ?? (unnamed ? [0, 1, 2] : [0, 0, 0]);
  return (channel) => [channel(red), channel(green), channel(blue)];
}

/** Brings values to 0 to 255: by their type, or where that says nothing, by what they are. */
function levels({ dtype }: LoadedImage, planes: Float32Array): (value: number) => number {
  const { min, max } =
    dtype === 'uint8' ? { min: 0, max: 255 } : dtype === 'bool' ? { min: 0, max: 1 } : usualRange(dtype, planes);
  const scale = max > min ? 255 / (max - min) : 1;
  return (value) => scale * (value - min);
}

function usualRange(dtype: string, planes: Float32Array): { readonly min: number; readonly max: number } {
  const range = rangeOf(planes);
  if (dtype === 'uint16') return { min: 0, max: 65535 };
  const top = [1, 255, 65535].find((limit) => range.max <= limit);
  return range.min >= 0 && top !== undefined && !(top === 1 && dtype.includes('int')) ? { min: 0, max: top } : range;
}

/** Indices are not averaged: the pixel in the middle of each cell is shown in its colour. */
function indexedPreview(
  indices: Uint8Array | Float32Array,
  { height, width }: { readonly height: number; readonly width: number },
  size: { readonly height: number; readonly width: number },
  palette: Uint8Array,
): RgbaPicture {
  const data = new Uint8ClampedArray(4 * size.height * size.width);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const from =
        Math.floor(((y + 0.5) * height) / size.height) * width + Math.floor(((x + 0.5) * width) / size.width);
      const index = indices[from] ?? 0;
      data.set(palette.subarray(4 * index, 4 * index + 4), 4 * (y * size.width + x));
    }
  }
  return { ...size, data };
}
