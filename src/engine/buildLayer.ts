import type { Activation } from '../conv2d/arguments';
import { shapeOf, type Trace } from '../conv2d/trace';
import { randomUniform } from '../conv2d/randomUniform';
import { initializers, type Layer, layers, tensor, type Tensor } from './tensorflow';

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

/** A layer together with the tensors that it copies its weights from; the caller disposes all of them. */
export interface BuiltLayer {
  readonly layer: Layer;
  readonly initialWeights: readonly Tensor[];
}

/**
 * Makes the layer; it has no weights until it is called.
 *
 * The kernel gets the values that Keras' glorot_uniform draws for this seed. TensorFlow.js could not: its default is
 * glorot_normal (tfjs-layers/src/layers/convolutional.ts), and its random numbers are others.
 */
export function buildLayer(trace: Trace, seed: number): BuiltLayer {
  const { filters, kernelSize, strides, padding, dilationRate, activation, useBias } = trace.arguments;
  const kernelShape = shapeOf(trace, 'kernel');
  const count = kernelShape.reduce((product, size) => product * size, 1);
  const kernel = tensor(randomUniform(count, -trace.kernelLimit, trace.kernelLimit, seed), [...kernelShape]);
  const initialWeights = useBias ? [kernel, tensor(new Float32Array(filters), [filters])] : [kernel];
  const layer = layers.conv2d({
    filters,
    kernelSize: [...kernelSize],
    strides: [...strides],
    padding,
    dilationRate: [...dilationRate],
    activation: TFJS_ACTIVATIONS[activation],
    useBias,
    // The first call creates the weights with these and then sets them to the initial weights.
    kernelInitializer: initializers.zeros(),
    biasInitializer: initializers.zeros(),
    weights: initialWeights,
  });
  return { layer, initialWeights };
}
