import type { Activation } from '../activationNames';
import type { NamedActivation } from '../activationNames';
import { layerActivationOf, layerFunction } from '../layerActivation';
import { erfc } from './erfc';

const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

type Elementwise = Exclude<NamedActivation, 'softmax' | 'log_softmax' | 'sparsemax' | 'glu' | 'threshold'>;

const f32 = Math.fround;
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const hardSigmoid = (x: number): number => f32(Math.min(Math.max(f32(x + 3), 0), 6) / 6);
const elu = (x: number): number => (x > 0 ? x : f32(f32(Math.exp(x)) - 1));

/**
 * Keras' activations of one value, with its default arguments (keras/src/activations/activations.py and
 * keras/src/backend/tensorflow/nn.py). Where TensorFlow rounds on the way and the rounding is seen in the result, this does
 * so too: e^x - 1 and x - tanh(x) near 0, and x + √(x² + 4) far below it.
 */
const ELEMENTWISE: Readonly<Record<Elementwise, (x: number) => number>> = {
  linear: (x) => x,
  relu: (x) => Math.max(x, 0),
  leaky_relu: (x) => (x > 0 ? x : 0.2 * x),
  relu6: (x) => Math.min(Math.max(x, 0), 6),
  elu,
  celu: (x) => (x > 0 ? x : Math.expm1(x)),
  selu: (x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * elu(x)),
  gelu: (x) => 0.5 * x * erfc(-x * Math.SQRT1_2),
  silu: (x) => x * sigmoid(x),
  mish: (x) => x * Math.tanh(softplus(x)),
  sigmoid,
  tanh: Math.tanh,
  softplus,
  softsign: (x) => x / (1 + Math.abs(x)),
  exponential: Math.exp,
  hard_sigmoid: hardSigmoid,
  hard_silu: (x) => x * hardSigmoid(x),
  hard_tanh: (x) => Math.min(Math.max(x, -1), 1),
  hard_shrink: (x) => (Math.abs(x) > 0.5 ? x : 0),
  soft_shrink: (x) => (x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0),
  tanh_shrink: (x) => x - f32(Math.tanh(x)),
  squareplus: (x) => f32(x + f32(Math.sqrt(f32(f32(x * x) + 4)))) / 2,
  sparse_plus: (x) => (x <= -1 ? 0 : x < 1 ? (x + 1) ** 2 / 4 : x),
  sparse_sigmoid: (x) => (x <= -1 ? 0 : x >= 1 ? 1 : 0.5 * (x + 1)),
  log_sigmoid: (x) => -softplus(-x),
};

/** The function of an activation that looks at one value by itself; undefined for all others. */
export function elementwise(activation: Activation): ((x: number) => number) | undefined {
  if (isElementwise(activation)) return ELEMENTWISE[activation];
  const layer = layerActivationOf(activation);
  return layer && layerFunction(layer);
}

function isElementwise(activation: Activation): activation is Elementwise {
  return Object.hasOwn(ELEMENTWISE, activation);
}
