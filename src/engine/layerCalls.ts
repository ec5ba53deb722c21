import { activate } from '../conv2d/activation/activate';
import type { Activation } from '../conv2d/activationNames';
import type { Extent } from '../conv2d/inputWindow';
import type { BlockValues } from '../protocol/values';
import type { Conv2DLayer } from './conv2dLayer';
import type { LayerSpec } from './layerSpec';
import type { PixelWindow } from './pixelWindow';
import { isWasm, type Tensor, tidy } from './tensorflow';
import { type FloatWindow, floatWindow, windowTensor } from './windowTensor';

/** The weights come with the first call: on a single zero, with so much padding that the layer makes one cell of it. */
export function firstCall(layer: Conv2DLayer, { arguments: { kernelSize, dilationRate }, channels }: LayerSpec): void {
  const before = ([0, 1] as const).map((axis) => dilationRate[axis] * (kernelSize[axis] - 1));
  const [rows = 0, columns = 0] = before;
  const padding = [
    [rows, 0],
    [columns, 0],
  ] as const;
  tidy(() => {
    call(layer, { values: new Float32Array(channels), height: 1, width: 1, channels, padding });
  });
}

export function callOn(layer: Conv2DLayer, window: PixelWindow): Tensor {
  return tidy(() => call(layer, floatWindow(window, isWasm())));
}

/** One filter alone: (1, rows, columns, 1). */
export function callFilter(layer: Conv2DLayer, window: PixelWindow, filter: number): Tensor {
  return tidy(() => {
    const { padding, ...pixels } = floatWindow(window, isWasm());
    return layer.callFilter(windowTensor(pixels, 'channels_last'), padding, filter);
  });
}

function call(layer: Conv2DLayer, { padding, ...pixels }: FloatWindow): Tensor {
  const result = layer.apply(windowTensor(pixels, layer.dataFormat), { padding });
  if (Array.isArray(result) || !('dataSync' in result)) throw new Error('The layer did not return one tensor.');
  return result;
}

/** Values after an activation, with the shape that it leaves. */
export interface Activated {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** The values after the activation, in place: the sums are gone then. */
export function activated(activation: Activation, { shape }: Tensor, values: Float32Array<ArrayBuffer>): Activated {
  const last = shape.at(-1) ?? 1;
  const data = activate(activation, values, last);
  return { data, shape: [...shape.slice(0, -1), (last * data.length) / values.length] };
}

export function pick(
  data: Float32Array,
  { height, width, filters, planes }: { height: number; width: number; filters: number; planes: boolean },
  filter: number,
  columns: Extent,
): BlockValues {
  const across = columns.to - columns.from;
  const picked = new Float32Array(height * across);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < across; column++) {
      const cell = row * width + columns.from + column;
      picked[row * across + column] = data[planes ? filter * height * width + cell : cell * filters + filter] ?? NaN;
    }
  }
  return { shape: [height, across], data: picked };
}
