import type { Activation } from './activationNames';
import type { Initializer } from './initializers';

/** A value for (height, width), as Keras orders its 2-tuples. */
export type Pair = readonly [height: number, width: number];

export const PADDINGS = ['valid', 'same'] as const;
export type Padding = (typeof PADDINGS)[number];

export const DATA_FORMATS = ['channels_last', 'channels_first'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

/** Checked arguments of `keras.layers.Conv2D`. Only `parseArguments` makes them. */
export interface Conv2DArguments {
  readonly filters: number;
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
  readonly dataFormat: DataFormat;
  readonly dilationRate: Pair;
  readonly groups: number;
  readonly activation: Activation;
  readonly useBias: boolean;
  readonly kernelInitializer: Initializer;
  readonly biasInitializer: Initializer;
  /** For every initializer that draws and has no seed of its own; null where one is drawn. */
  readonly seed: number | null;
  /** Null where Keras names the layer. */
  readonly name: string | null;
}

/** In the order of Keras' constructor; `seed` belongs to the initializers, `name` to every layer. */
export const ARGUMENT_NAMES = [
  'filters',
  'kernelSize',
  'strides',
  'padding',
  'dataFormat',
  'dilationRate',
  'groups',
  'activation',
  'useBias',
  'kernelInitializer',
  'biasInitializer',
  'seed',
  'name',
] as const satisfies readonly (keyof Conv2DArguments)[];
export type ArgumentName = (typeof ARGUMENT_NAMES)[number];

/** The arguments' names as Keras spells them. */
export const KERAS_NAMES: Readonly<Record<ArgumentName, string>> = {
  filters: 'filters',
  kernelSize: 'kernel_size',
  strides: 'strides',
  padding: 'padding',
  dataFormat: 'data_format',
  dilationRate: 'dilation_rate',
  groups: 'groups',
  activation: 'activation',
  useBias: 'use_bias',
  kernelInitializer: 'kernel_initializer',
  biasInitializer: 'bias_initializer',
  seed: 'seed',
  name: 'name',
};

/** Keras' own defaults, with the tutorial's layer for the two arguments that have none. */
export const DEFAULT_ARGUMENTS: Conv2DArguments = {
  filters: 32,
  kernelSize: [4, 4],
  strides: [1, 1],
  padding: 'valid',
  dataFormat: 'channels_last',
  dilationRate: [1, 1],
  groups: 1,
  activation: 'linear',
  useBias: true,
  kernelInitializer: { className: 'GlorotUniform', seed: null, inputAxes: null, outputAxes: null },
  biasInitializer: { className: 'Zeros' },
  seed: null,
  name: null,
};

/** The name that Keras gives to the first Conv2D of a program. */
export const AUTOMATIC_NAME = 'conv2d';

/** More filters than this is refused: no published network comes near, and a slip of the finger should not fill the memory. */
export const MAX_FILTERS = 4096;
/** Longest side of a kernel, largest stride and dilation. */
export const MAX_LENGTH = 1024;

/** A problem with one argument, in words for the user. */
export interface ArgumentProblem {
  readonly argument: ArgumentName;
  readonly message: string;
  readonly suggestion?: string;
  /** Other arguments that could mend it as well. */
  readonly mendedBy?: readonly ArgumentName[];
}
