/**
 * Every activation that Keras 3.15 registers (keras/src/activations/__init__.py), in the order in which they are offered.
 * Those at the end look at all values along the last axis, the others at one value by itself.
 */
export const ACTIVATIONS = [
  'linear',
  'relu',
  'leaky_relu',
  'relu6',
  'elu',
  'selu',
  'celu',
  'gelu',
  'silu',
  'mish',
  'sigmoid',
  'tanh',
  'softplus',
  'softsign',
  'exponential',
  'hard_sigmoid',
  'hard_silu',
  'hard_tanh',
  'hard_shrink',
  'soft_shrink',
  'tanh_shrink',
  'squareplus',
  'sparse_plus',
  'sparse_sigmoid',
  'log_sigmoid',
  'threshold',
  'softmax',
  'log_softmax',
  'sparsemax',
  'glu',
] as const;
export type NamedActivation = (typeof ACTIVATIONS)[number];

const ALIASES: Readonly<Record<string, NamedActivation>> = { swish: 'silu', hard_swish: 'hard_silu' };

/** The activation of a registered name; case counts, as in Keras. */
export function namedActivation(name: unknown): NamedActivation | undefined {
  if (typeof name === 'string' && Object.hasOwn(ALIASES, name)) return ALIASES[name];
  return ACTIVATIONS.find((known) => known === name);
}

/** Activation layers with arguments that matter (keras/src/layers/activations/). */
export type ActivationLayer = 'LeakyReLU' | 'ReLU' | 'ELU';
/** The text of an activation layer with arguments, such as `LeakyReLU(negative_slope=0.1)`. */
export type LayerActivation = `${ActivationLayer}(${string})`;

/** A name, or a layer with arguments for which there is none. */
export type Activation = NamedActivation | LayerActivation;

/** Whether an activation is a layer, which Python writes as a call and not as a name. */
export function isLayerActivation(activation: Activation): activation is LayerActivation {
  return activation.endsWith(')');
}
