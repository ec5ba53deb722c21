import type { InputWindow } from '../conv2d/inputWindow';
import type { DType } from '../conv2d/load/loaders';
import type { Trace } from '../conv2d/trace';
import type { LayerArguments } from './conv2dLayer';

/** A layer as a worker has to know it. */
export interface LayerSpec {
  /** The same for layers that make the same of the same image, whatever their activation. */
  readonly key: string;
  readonly arguments: LayerArguments;
  readonly seed: number;
  readonly channels: number;
}

/** The layer of a trace. */
export function layerSpecOf({ arguments: args, seed, image: { channels } }: Trace): LayerSpec {
  const { activation: _activation, padding, seed: _seed, name: _name, ...own } = args;
  return { key: JSON.stringify([own, padding, seed, channels]), arguments: own, seed, channels };
}

/** Whole rows of one image, and the part of them that is meant, with the zeros around it that the layer's padding puts there. */
export interface PixelWindow {
  /** Values of the rows from `rows.from` to `rows.to`, in C order. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly dtype: DType;
  readonly width: number;
  readonly channels: number;
  readonly rows: InputWindow;
  readonly columns: InputWindow;
}
