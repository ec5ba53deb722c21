import * as l10n from '@vscode/l10n';
import {
  type Activation,
  ACTIVATIONS,
  isLayerActivation,
  namedActivation,
  type NamedActivation,
} from './activationNames';
import { layerActivationOf, layerActivationText, layerActivationWords } from './layerActivation';

/** Those that a layer can have by their name alone. */
export const USABLE_ACTIVATIONS = ACTIVATIONS.filter((name) => name !== 'threshold');

/** The activation of a registered name, or of the text of a layer such as `LeakyReLU(negative_slope=0.1)`. */
export function activationOf(text: unknown): Activation | undefined {
  const named = namedActivation(text);
  if (named || typeof text !== 'string') return named;
  const layer = layerActivationOf(text);
  return layer && layerActivationText(layer);
}

/** Activations that mix the values along the last axis. */
export function actsAlongAxis(activation: Activation): boolean {
  return ['softmax', 'log_softmax', 'sparsemax', 'glu'].includes(activation);
}

/** What an activation does, in a few words: those of the display language, or a formula. */
export function activationWords(activation: Activation): string {
  const layer = layerActivationOf(activation);
  if (layer) return layerActivationWords(layer);
  return isLayerActivation(activation) ? activation : namedWords(activation);
}

function namedWords(activation: NamedActivation): string {
  switch (activation) {
    case 'linear':
      return l10n.t('changes nothing: the same as None');
    case 'relu':
      return 'max(x, 0)';
    case 'leaky_relu':
      return l10n.t('x above 0, 0.2 · x below');
    case 'relu6':
      return l10n.t('x cut off at 0 and 6');
    case 'elu':
      return l10n.t('x above 0, e^x - 1 below');
    case 'selu':
      return l10n.t('elu, scaled so that deep networks keep their variance');
    case 'celu':
      return l10n.t('elu with a smooth derivative');
    case 'gelu':
      return l10n.t('x times the share of a normal distribution below x');
    case 'silu':
      return l10n.t('{0}, also called {1}', 'x · sigmoid(x)', 'swish');
    case 'mish':
      return 'x · tanh(softplus(x))';
    case 'sigmoid':
      return l10n.t('between 0 and 1: {0}', '1 / (1 + e^-x)');
    case 'tanh':
      return l10n.t('between -1 and 1');
    case 'softplus':
      return l10n.t('log(1 + e^x): a smooth relu');
    case 'softsign':
      return 'x / (1 + |x|)';
    case 'exponential':
      return 'e^x';
    case 'hard_sigmoid':
      return l10n.t('a sigmoid of straight lines: {0}', 'relu6(x + 3) / 6');
    case 'hard_silu':
      return l10n.t('{0}, also called {1}', 'x · hard_sigmoid(x)', 'hard_swish');
    case 'hard_tanh':
      return l10n.t('x cut off at -1 and 1');
    case 'hard_shrink':
      return l10n.t('0 where |x| is at most 0.5');
    case 'soft_shrink':
      return l10n.t('drawn 0.5 towards 0');
    case 'tanh_shrink':
      return 'x - tanh(x)';
    case 'squareplus':
      return '(x + √(x² + 4)) / 2';
    case 'sparse_plus':
      return l10n.t('0, then {0}, then {1}', '(x + 1)² / 4', 'x');
    case 'sparse_sigmoid':
      return l10n.t('0, then {0}, then {1}', '(x + 1) / 2', '1');
    case 'log_sigmoid':
      return 'log(sigmoid(x))';
    case 'threshold':
      return l10n.t('needs two arguments more, so a layer cannot use it by name');
    case 'softmax':
      return l10n.t('positive values with the sum 1 along the last axis');
    case 'log_softmax':
      return l10n.t('the logarithm of softmax');
    case 'sparsemax':
      return l10n.t('like softmax, but mostly exact zeros');
    case 'glu':
      return l10n.t('one half of the last axis times the sigmoid of the other half');
  }
}
