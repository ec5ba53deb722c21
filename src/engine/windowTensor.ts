import { toFloat32 } from '../image/arrayValues';
import type { PixelWindow } from './pixelWindow';
import { type Tensor4D, tensor4d, tidy, transpose } from './tensorflow';

/** Zeros that a convolution adds around an image: before and after its rows, before and after its columns. */
export type Padding = readonly [rows: readonly [number, number], columns: readonly [number, number]];

/** A part of an image as float32, (rows, columns, channels) in C order, and the padding around it. */
export interface FloatWindow {
  readonly values: Float32Array<ArrayBuffer>;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly padding: Padding;
}

/**
 * @param fill whether the padding above and below is made here, as rows of zeros, and not left to the convolution. The WASM
 *   backend keeps an operator with large tables for every padding that it meets, and each strip at an edge has another one.
 */
export function floatWindow({ bytes, dtype, width, channels, rows, columns }: PixelWindow, fill: boolean): FloatWindow {
  const whole = toFloat32({ dtype, bytes });
  const [before, after] = fill ? [rows.before, rows.after] : [0, 0];
  const height = before + rows.to - rows.from + after;
  const across = columns.to - columns.from;
  const padding = [
    [rows.before - before, rows.after - after],
    [columns.before, columns.after],
  ] as const;
  const size = { height, width: across, channels, padding };
  if (across === width && before + after === 0) return { ...size, values: whole };
  const values = new Float32Array(height * across * channels);
  for (let row = 0; row < rows.to - rows.from; row++) {
    const from = row * width;
    const part = whole.subarray((from + columns.from) * channels, (from + columns.to) * channels);
    values.set(part, (before + row) * across * channels);
  }
  return { ...size, values };
}

/** A batch of one, in the order of axes that the layer wants. */
export function windowTensor(
  { values, height, width, channels }: Omit<FloatWindow, 'padding'>,
  dataFormat: 'channels_last' | 'channels_first',
): Tensor4D {
  return tidy(() => {
    const batch = tensor4d(values, [1, height, width, channels]);
    return dataFormat === 'channels_first' ? transpose<Tensor4D>(batch, [0, 3, 1, 2]) : batch;
  });
}
