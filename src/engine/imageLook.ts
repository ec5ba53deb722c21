import { colourChannels } from '../conv2d/load/imageArray';
import type { LoadedImage } from '../image/loadImage';
import { areaAverage, rangeOf } from '../picture/areaAverage';
import type { RgbaPicture } from '../protocol/values';

/** How an array is shown as a picture, whatever the order of its channels and the range of its values. */
export interface ImageLook {
  readonly channelNames: readonly string[];
  /** The values that are black and white. */
  readonly range: { readonly min: number; readonly max: number };
  /** Colours of the indices, where the array holds those. */
  readonly palette?: Uint8Array;
}

interface Size {
  readonly height: number;
  readonly width: number;
}

/** Of a channel's level to red, green and blue. */
type ToRgb = (channel: (index: number) => number) => readonly [red: number, green: number, blue: number];

/** @param planes some of the image's values, for types that do not say what their range is */
export function lookOf({ dtype, array, palette }: LoadedImage, planes: () => Float32Array): ImageLook {
  return {
    channelNames: array.channelNames,
    range:
      dtype === 'uint8' ? { min: 0, max: 255 } : dtype === 'bool' ? { min: 0, max: 1 } : usualRange(dtype, planes()),
    ...(palette ? { palette } : {}),
  };
}

/**
 * An array, averaged down to a size, in its own colours.
 * @param values (height, width, channels) in C order
 */
export function pictureOf(
  values: Uint8Array | Float32Array,
  shape: Size & { readonly channels: number },
  size: Size,
  { channelNames, range, palette }: ImageLook,
): RgbaPicture {
  if (palette) return indexedPicture(values, shape, size, palette);
  const planes = areaAverage(values, shape, size);
  const area = size.height * size.width;
  const scale = range.max > range.min ? 255 / (range.max - range.min) : 1;
  const toRgb = colours(channelNames);
  const alpha = channelNames.indexOf('alpha');
  const data = new Uint8ClampedArray(4 * area).fill(255);
  for (let at = 0; at < area; at++) {
    const channel = (index: number): number => scale * ((planes[index * area + at] ?? 0) - range.min);
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

function usualRange(dtype: string, planes: Float32Array): ImageLook['range'] {
  const range = rangeOf(planes);
  if (dtype === 'uint16') return { min: 0, max: 65535 };
  const top = [1, 255, 65535].find((limit) => range.max <= limit);
  return range.min >= 0 && top !== undefined && !(top === 1 && dtype.includes('int')) ? { min: 0, max: top } : range;
}

/** Indices are not averaged: the pixel in the middle of each cell is shown in its colour. */
function indexedPicture(
  indices: Uint8Array | Float32Array,
  { height, width }: Size,
  size: Size,
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
