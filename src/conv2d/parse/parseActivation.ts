import * as l10n from '@vscode/l10n';
import { bind } from '../../python/bind';
import { repr, str } from '../../python/repr';
import {
  isPlainDict,
  numberOf,
  type PythonArgument,
  PythonCall,
  PythonDict,
  PythonName,
  unknownIn,
} from '../../python/values';
import { activationOf, USABLE_ACTIVATIONS } from '../activations';
import type { Activation } from '../activationNames';
import { namedActivation } from '../activationNames';
import {
  LAYER_PARAMETERS,
  layerActivation,
  layerActivationText,
  layerParameters,
  sameByName,
} from '../layerActivation';
import { refuse } from './refused';
import { refuseAsUnknown, refuseUnknown, shapesHold } from './unknown';

/** Functions of TensorFlow that do the same as an activation of Keras, under their names there. */
const OF_TENSORFLOW: Readonly<Record<string, string>> = {
  identity: 'linear',
  exp: 'exponential',
  'math.exp': 'exponential',
  sigmoid: 'sigmoid',
  'math.sigmoid': 'sigmoid',
  tanh: 'tanh',
  'math.tanh': 'tanh',
  'math.softplus': 'softplus',
  'math.softmax': 'softmax',
  'math.log_softmax': 'log_softmax',
  'math.log_sigmoid': 'log_sigmoid',
  ...Object.fromEntries(
    ['elu', 'gelu', 'leaky_relu', 'log_softmax', 'relu', 'relu6', 'selu', 'sigmoid', 'silu', 'softmax', 'softplus']
      .concat(['softsign', 'swish', 'tanh'])
      .map((name) => [`nn.${name}`, name]),
  ),
};

/** What LeakyReLU calls its number, and what it called it before Keras 3: the old name wins. */
const SLOPE = 'negative_slope';
const SLOPES: readonly string[] = [SLOPE, 'alpha'];

/** Arguments of every layer, which change nothing about what an activation does. */
const OF_EVERY_LAYER = ['name', 'dtype', 'trainable', 'autocast', 'activity_regularizer'];

/**
 * Reads an activation: a registered name, a function of Keras or TensorFlow that does the same, or a layer such as
 * `LeakyReLU(0.1)`. Throws `Refused` with the message that Keras raises, or says that it is unknown to Convscope.
 */
export function parseActivation(value: unknown): Activation {
  if (value === null || value === undefined) return 'linear';
  if (value instanceof PythonName) return ofName(value);
  if (value instanceof PythonCall) return ofCall(value);
  if (unknownIn(value) || value instanceof PythonDict || isPlainDict(value)) return unknown(value);
  return activationOf(value) ?? uninterpretable(value);
}

function ofName(name: PythonName): Activation {
  const { origin, last } = name;
  const layer = /^(?:keras\.layers\.)?(\w+)$/.exec(origin)?.[1] ?? '';
  if (layerParameters(layer)) {
    refuse(
      'activation',
      'The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()',
      l10n.t('This is the class; write {0} for a layer.', `${layer}()`),
    );
  }
  const ofKeras = origin === last || /^keras\.activations\.\w+$/.test(origin);
  // Its gelu is an approximation where that of the activations is none.
  const ofOperations = /^keras\.ops\.(?:nn\.)?\w+$/.test(origin) && last !== 'gelu';
  const tensorflow = /^(?:tf|tensorflow)\.(?:compat\.v[12]\.)?([\w.]+)$/.exec(origin)?.[1] ?? '';
  const known = Object.hasOwn(OF_TENSORFLOW, tensorflow) ? OF_TENSORFLOW[tensorflow] : undefined;
  const found =
    ofKeras || ofOperations ? namedActivation(last === 'exp' ? 'exponential' : last) : namedActivation(known);
  return found ?? unknown(name);
}

function ofCall(call: PythonCall): Activation {
  const { origin } = call;
  const [first] = call.arguments_;
  if (/^keras\.activations\.(?:get|deserialize)$/.test(origin) && first && call.arguments_.length === 1) {
    return parseActivation(first.value);
  }
  const layer = /^(?:keras\.layers\.)?(\w+)$/.exec(origin)?.[1] ?? '';
  if (layer === 'Activation') {
    const { values } = bound(layer, ['activation'], 1, call.arguments_);
    return parseActivation(values.get('activation')?.value);
  }
  if (layer === 'Softmax') {
    const axis = bound(layer, ['axis'], 0, call.arguments_).values.get('axis')?.value ?? -1;
    return axis === -1 || axis === 3 ? 'softmax' : unknown(call);
  }
  const names = layerParameters(layer);
  return names ? ofLayer(layer, names, call) : unknown(call);
}

function ofLayer(layer: string, names: readonly string[], call: PythonCall): Activation {
  const alpha = layer === 'LeakyReLU' ? call.arguments_.find(({ name }) => name === 'alpha') : undefined;
  const given = alpha
    ? [...call.arguments_.filter(({ name }) => name !== undefined && !SLOPES.includes(name)), { ...alpha, name: SLOPE }]
    : call.arguments_;
  const { values } = bound(layer, names, 0, given);
  const numbers = new Map<string, number | null>();
  for (const [name, { value }] of values) {
    refuseUnknown('activation', value, shapesHold());
    numbers.set(name, value === null ? null : (numberOf(value) ?? (typeof value === 'boolean' ? Number(value) : NaN)));
  }
  const details = layerActivation(layer, numbers);
  if (details) return sameByName(details) ?? layerActivationText(details);
  return refuse('activation', refusal(layer, values), l10n.t('Use a number from 0 on.'));
}

/** Keras' words (keras/src/layers/activations/). */
function refusal(layer: string, values: ReadonlyMap<string, PythonArgument>): string {
  const text = (name: string): string => `${name}=${str(values.get(name)?.value)}`;
  if (layer === 'LeakyReLU') {
    return `The negative_slope value of a Leaky ReLU layer cannot be None or negative value. Expected a float. Received: ${text('negative_slope')}`;
  }
  const wrong = Object.keys(LAYER_PARAMETERS.ReLU).find((name) => {
    const value = values.get(name)?.value;
    const number = numberOf(value);
    return values.has(name) && !(name === 'max_value' && value === null) && !(number !== undefined && number >= 0);
  });
  if (layer === 'ReLU' && wrong === 'max_value') {
    return `max_value of a ReLU layer cannot be a negative value. Received: ${text(wrong)}`;
  }
  if (layer === 'ReLU' && wrong !== undefined) {
    return `${wrong} of a ReLU layer cannot be None or a negative value. Received: ${text(wrong)}`;
  }
  return l10n.t('The arguments of {0} must be numbers.', layer);
}

function bound(
  layer: string,
  parameters: readonly string[],
  required: number,
  given: readonly PythonArgument[],
): { readonly values: ReadonlyMap<string, PythonArgument> } {
  const result = bind(given, { name: layer, parameters, required, keywords: true });
  if (!result.ok) return refuse('activation', result.message);
  const strangers = result.others.filter(({ name = '' }) => !OF_EVERY_LAYER.includes(name));
  if (strangers.length === 0) return result;
  const all = Object.fromEntries(strangers.map(({ name = '', value }) => [name, value]));
  return refuse('activation', `Unrecognized keyword arguments passed to ${layer}: ${repr(all)}`);
}

function uninterpretable(value: unknown): never {
  const names = USABLE_ACTIVATIONS.join(', ');
  return refuse(
    'activation',
    `Could not interpret activation function identifier: ${str(value)}`,
    l10n.t('Use one of {0}.', names),
  );
}

function unknown(value: unknown): never {
  return refuseAsUnknown('activation', value, shapesHold());
}
