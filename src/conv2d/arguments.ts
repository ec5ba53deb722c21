/** A value for (height, width), as Keras orders its 2-tuples. */
export type Pair = readonly [height: number, width: number];

export const PADDINGS = ['valid', 'same'] as const;
export type Padding = (typeof PADDINGS)[number];

/** Keras' names; only activations that the TensorFlow.js layer has with the same definition. */
export const ACTIVATIONS = [
  'linear',
  'relu',
  'relu6',
  'elu',
  'selu',
  'gelu',
  'silu',
  'mish',
  'sigmoid',
  'tanh',
  'softplus',
  'softsign',
  'softmax',
] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** Checked arguments of `keras.layers.Conv2D`. Only `parseArguments` makes them. */
export interface Conv2DArguments {
  readonly filters: number;
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
  readonly dilationRate: Pair;
  readonly activation: Activation;
  readonly useBias: boolean;
}

export const ARGUMENT_NAMES = [
  'filters',
  'kernelSize',
  'strides',
  'padding',
  'dilationRate',
  'activation',
  'useBias',
] as const satisfies readonly (keyof Conv2DArguments)[];
export type ArgumentName = (typeof ARGUMENT_NAMES)[number];

/** The arguments' names as Keras spells them. */
export const KERAS_NAMES: Readonly<Record<ArgumentName, string>> = {
  filters: 'filters',
  kernelSize: 'kernel_size',
  strides: 'strides',
  padding: 'padding',
  dilationRate: 'dilation_rate',
  activation: 'activation',
  useBias: 'use_bias',
};

/** Keras' own defaults, with the tutorial's layer for the two arguments that have none. */
export const DEFAULT_ARGUMENTS: Conv2DArguments = {
  filters: 32,
  kernelSize: [4, 4],
  strides: [1, 1],
  padding: 'valid',
  dilationRate: [1, 1],
  activation: 'linear',
  useBias: true,
};

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
