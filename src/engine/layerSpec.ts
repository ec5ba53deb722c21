import type { Conv2DArguments } from '../conv2d/arguments';
import type { Trace } from '../conv2d/trace';

/** What of Keras' arguments the layer itself has to know. */
export type LayerArguments = Omit<Conv2DArguments, 'activation' | 'padding' | 'seed' | 'name'>;

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
