import type { Raster, Samples } from '../raster';

/** Pixels on their way to an array: channels interleaved, rows from the top. */
export interface Pixels {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly data: Samples;
}

/** Makes another array of the same kind. */
export function like(data: Samples, length: number): Samples {
  switch (true) {
    case data instanceof Uint8Array:
      return new Uint8Array(length);
    case data instanceof Uint16Array:
      return new Uint16Array(length);
    case data instanceof Uint32Array:
      return new Uint32Array(length);
    case data instanceof Int8Array:
      return new Int8Array(length);
    case data instanceof Int16Array:
      return new Int16Array(length);
    case data instanceof Int32Array:
      return new Int32Array(length);
    case data instanceof Float32Array:
      return new Float32Array(length);
    default:
      return new Float64Array(length);
  }
}

/** A decoded raster as it is. */
export function rasterPixels({ height, width, channels, samples }: Raster): Pixels {
  return { height, width, channels, data: samples };
}

/**
 * Keeps some channels of each pixel, in another order or again and again. Where no pixel grows this is done in place: a large
 * picture is in memory once.
 */
export function pickChannels({ height, width, channels, data }: Pixels, order: readonly number[]): Pixels {
  if (data instanceof Float32Array) {
    // As numbers of JavaScript some that are none would come out with other bits.
    const words = new Uint32Array(data.buffer, data.byteOffset, data.length);
    const { data: picked, ...size } = pickChannels({ height, width, channels, data: words }, order);
    return { ...size, data: new Float32Array(picked.buffer, picked.byteOffset, picked.length) };
  }
  if (order.length === channels && order.every((from, to) => from === to)) return { height, width, channels, data };
  const count = height * width;
  const to = order.length <= channels ? data : like(data, count * order.length);
  if (order.length === 3) {
    pickThree(data, to, { count, channels }, order);
    return { height, width, channels: 3, data: to.subarray(0, count * 3) };
  }
  const pixel = order.map(() => 0);
  for (let at = 0; at < count; at++) {
    for (let channel = 0; channel < order.length; channel++) {
      pixel[channel] = data[at * channels + (order[channel] ?? 0)] ?? 0;
    }
    for (let channel = 0; channel < order.length; channel++) to[at * order.length + channel] = pixel[channel] ?? 0;
  }
  return { height, width, channels: order.length, data: to.subarray(0, count * order.length) };
}

/** The common case, four times as fast as the general one. */
function pickThree(
  data: Samples,
  to: Samples,
  { count, channels }: { readonly count: number; readonly channels: number },
  [first = 0, second = 0, third = 0]: readonly number[],
): void {
  for (let at = 0; at < count; at++) {
    const from = at * channels;
    const one = data[from + first] ?? 0;
    const two = data[from + second] ?? 0;
    const three = data[from + third] ?? 0;
    to[3 * at] = one;
    to[3 * at + 1] = two;
    to[3 * at + 2] = three;
  }
}

/** Each sample through a function, in place. */
export function mapInPlace(pixels: Pixels, change: (value: number) => number): Pixels {
  const { data } = pixels;
  for (let at = 0; at < data.length; at++) data[at] = change(data[at] ?? 0);
  return pixels;
}

/** Each sample through a function that knows its channel, in place. */
export function mapChannels(pixels: Pixels, change: (value: number, channel: number) => number): Pixels {
  const { channels, data } = pixels;
  for (let at = 0; at < data.length; at++) data[at] = change(data[at] ?? 0, at % channels);
  return pixels;
}

/** Each sample through a function, into bytes. */
export function toBytes({ data, ...size }: Pixels, change: (value: number) => number): Pixels {
  const bytes = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) bytes[at] = change(data[at] ?? 0);
  return { ...size, data: bytes };
}

/** One value for each pixel, computed from its channels. */
export function combine(
  { height, width, channels, data }: Pixels,
  value: (first: number, second: number, third: number, fourth: number) => number,
): Pixels {
  const count = height * width;
  // The values replace the pixels that they are made of.
  for (let at = 0; at < count; at++) {
    const from = at * channels;
    data[at] = value(data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0, data[from + 3] ?? 0);
  }
  return { height, width, channels: 1, data: data.subarray(0, count) };
}

/** Palette indices as colours: red, green, blue, and alpha where four channels are asked for. */
export function expandPalette({ height, width, samples, palette }: Raster, channels: 3 | 4): Pixels {
  const data = new Uint8Array(height * width * channels);
  for (let at = 0; at < height * width; at++) {
    const index = samples[at] ?? 0;
    for (let channel = 0; channel < channels; channel++)
      data[at * channels + channel] = palette?.[4 * index + channel] ?? 0;
  }
  return { height, width, channels, data };
}

/** Alpha behind the colours: 0 where a pixel is the transparent colour, the largest value elsewhere. */
export function addColourKey(
  { height, width, channels, data }: Pixels,
  key: readonly number[],
  opaque: number,
): Pixels {
  const result = like(data, height * width * (channels + 1));
  for (let at = 0; at < height * width; at++) {
    let same = true;
    for (let channel = 0; channel < channels; channel++) {
      const value = data[at * channels + channel] ?? 0;
      result[at * (channels + 1) + channel] = value;
      same &&= value === key[channel];
    }
    result[at * (channels + 1) + channels] = same ? 0 : opaque;
  }
  return { height, width, channels: channels + 1, data: result };
}
