/**
 * Every activation that Keras 3.15 registers (keras/src/activations/__init__.py), with what it does in a few words. Those
 * at the end look at all values along the last axis, the others at one value by itself.
 */
export const ACTIVATION_WORDS = {
  linear: 'changes nothing: the same as None',
  relu: 'max(x, 0)',
  leaky_relu: 'x above 0, 0.2 · x below',
  relu6: 'x cut off at 0 and 6',
  elu: 'x above 0, e^x - 1 below',
  selu: 'elu, scaled so that deep networks keep their variance',
  celu: 'elu with a smooth derivative',
  gelu: 'x times the share of a normal distribution below x',
  silu: 'x · sigmoid(x), also called swish',
  mish: 'x · tanh(softplus(x))',
  sigmoid: 'between 0 and 1: 1 / (1 + e^-x)',
  tanh: 'between -1 and 1',
  softplus: 'log(1 + e^x): a smooth relu',
  softsign: 'x / (1 + |x|)',
  exponential: 'e^x',
  hard_sigmoid: 'a sigmoid of straight lines: relu6(x + 3) / 6',
  hard_silu: 'x · hard_sigmoid(x), also called hard_swish',
  hard_tanh: 'x cut off at -1 and 1',
  hard_shrink: '0 where |x| is at most 0.5',
  soft_shrink: 'drawn 0.5 towards 0',
  tanh_shrink: 'x - tanh(x)',
  squareplus: '(x + √(x² + 4)) / 2',
  sparse_plus: '0, then (x + 1)² / 4, then x',
  sparse_sigmoid: '0, then (x + 1) / 2, then 1',
  log_sigmoid: 'log(sigmoid(x))',
  threshold: 'needs two arguments more, so a layer cannot use it by name',
  softmax: 'positive values with the sum 1 along the last axis',
  log_softmax: 'the logarithm of softmax',
  sparsemax: 'like softmax, but mostly exact zeros',
  glu: 'one half of the last axis times the sigmoid of the other half',
} as const;

export type Activation = keyof typeof ACTIVATION_WORDS;

/** The names in the order in which they are offered. */
export const ACTIVATIONS = Object.keys(ACTIVATION_WORDS).filter(isActivation);

/** Those that a layer can have by their name alone. */
export const USABLE_ACTIVATIONS = ACTIVATIONS.filter((name) => name !== 'threshold');

const ALIASES: Readonly<Record<string, Activation>> = { swish: 'silu', hard_swish: 'hard_silu' };

/** The activation of a registered name; case counts, as in Keras. */
export function activationOf(name: unknown): Activation | undefined {
  if (typeof name !== 'string') return undefined;
  if (Object.hasOwn(ALIASES, name)) return ALIASES[name];
  return isActivation(name) ? name : undefined;
}

function isActivation(name: string): name is Activation {
  return Object.hasOwn(ACTIVATION_WORDS, name);
}

/** Activations that mix the values along the last axis. */
export function actsAlongAxis(activation: Activation): boolean {
  return ['softmax', 'log_softmax', 'sparsemax', 'glu'].includes(activation);
}
