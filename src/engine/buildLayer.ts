import type { Activation, Conv2DArguments } from '../conv2d/arguments';
import { initializers, type Layer, layers } from './tensorflow';

type TfjsActivation = NonNullable<Parameters<typeof layers.conv2d>[0]['activation']>;

/** Keras' names to those of TensorFlow.js (tfjs-layers/src/activations.ts). */
const TFJS_ACTIVATIONS: Readonly<Record<Activation, TfjsActivation>> = {
  linear: 'linear',
  relu: 'relu',
  relu6: 'relu6',
  elu: 'elu',
  selu: 'selu',
  gelu: 'gelu',
  silu: 'swish',
  mish: 'mish',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  softplus: 'softplus',
  softsign: 'softsign',
  softmax: 'softmax',
};

/**
 * Makes the layer; it has no weights until it is called.
 * The initializers are always passed: TensorFlow.js would draw the kernel from glorot_normal where Keras uses
 * glorot_uniform (tfjs-layers/src/layers/convolutional.ts).
 */
export function buildLayer(args: Conv2DArguments, seed: number): Layer {
  return layers.conv2d({
    filters: args.filters,
    kernelSize: [...args.kernelSize],
    strides: [...args.strides],
    padding: args.padding,
    dilationRate: [...args.dilationRate],
    activation: TFJS_ACTIVATIONS[args.activation],
    useBias: args.useBias,
    kernelInitializer: initializers.glorotUniform({ seed }),
    biasInitializer: initializers.zeros(),
  });
}
