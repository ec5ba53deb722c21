import { type Activation, isLayerActivation } from '../activationNames';
import type { NamedActivation } from '../activationNames';
import { type LayerActivationDetails, layerActivationOf } from '../layerActivation';

/** Activations that the layer of TensorFlow.js has with Keras' definition (tfjs-layers/src/activations.ts). */
const OF_LAYER: Readonly<Partial<Record<NamedActivation, string>>> = {
  linear: 'linear',
  relu: 'relu',
  relu6: 'relu6',
  elu: 'elu',
  selu: 'selu',
  silu: 'swish',
  mish: 'mish',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  softplus: 'softplus',
  softsign: 'softsign',
};

/** All others, as what is done with the layer's output. */
const AFTERWARDS: Readonly<Partial<Record<NamedActivation, readonly string[]>>> = {
  leaky_relu: ['output = tf.leakyRelu(output, 0.2);'],
  celu: ['output = tf.elu(output);'],
  gelu: ['output = output.mul(0.5).mul(tf.erf(output.mul(Math.SQRT1_2)).add(1));'],
  exponential: ['output = tf.exp(output);'],
  hard_sigmoid: ['output = tf.relu6(output.add(3)).div(6);'],
  hard_silu: ['output = output.mul(tf.relu6(output.add(3)).div(6));'],
  hard_tanh: ['output = tf.clipByValue(output, -1, 1);'],
  hard_shrink: ['output = tf.where(tf.abs(output).greater(0.5), output, tf.zerosLike(output));'],
  soft_shrink: ['output = tf.relu(output.sub(0.5)).sub(tf.relu(output.neg().sub(0.5)));'],
  tanh_shrink: ['output = output.sub(tf.tanh(output));'],
  squareplus: ['output = output.add(tf.sqrt(tf.square(output).add(4))).div(2);'],
  sparse_plus: ['output = tf.where(output.less(1), tf.square(tf.relu(output.add(1))).div(4), output);'],
  sparse_sigmoid: ['output = tf.clipByValue(output.add(1).div(2), 0, 1);'],
  log_sigmoid: ['output = tf.logSigmoid(output);'],
  softmax: ['output = tf.softmax(output);'],
  log_softmax: ['output = tf.logSoftmax(output);'],
  sparsemax: [
    '// As Keras 3.15 computes it, which adds up running sums where the paper takes the last one.',
    'const { values: ordered } = tf.topk(output, output.shape[3]);',
    'const sums = tf.cumsum(ordered, 3);',
    'const support = ordered.greater(sums.sub(1).div(tf.range(1, output.shape[3] + 1))).toFloat();',
    'output = tf.relu(output.sub(sums.mul(support).sum(3, true).sub(1).div(support.sum(3, true))));',
  ],
  glu: ['const [values, gates] = tf.split(output, 2, 3);', 'output = values.mul(tf.sigmoid(gates));'],
};

/** The activation that the layer itself can have. */
export function layerActivation(activation: Activation): string {
  return (isLayerActivation(activation) ? undefined : OF_LAYER[activation]) ?? 'linear';
}

/** Lines that change `output` as the activation does where the layer cannot. */
export function activationLines(activation: Activation): readonly string[] {
  if (!isLayerActivation(activation)) return AFTERWARDS[activation] ?? [];
  const layer = layerActivationOf(activation);
  return layer ? [`output = ${layerExpression(layer)};`] : [];
}

function layerExpression(layer: LayerActivationDetails): string {
  switch (layer.layer) {
    case 'LeakyReLU':
      return `tf.leakyRelu(output, ${layer.slope})`;
    case 'ELU':
      return `tf.where(output.greater(0), output, tf.expm1(output).mul(${layer.alpha}))`;
    case 'ReLU': {
      const { most, slope, threshold } = layer;
      const above = most === null ? 'output' : `output.minimum(${most})`;
      const below = slope === 0 ? 'tf.zerosLike(output)' : `output.sub(${threshold}).mul(${slope})`;
      return `tf.where(output.greater(${threshold}), ${above}, ${below})`;
    }
  }
}
