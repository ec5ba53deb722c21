import * as l10n from '@vscode/l10n';
import { bind } from '../../python/bind';
import { repr, str } from '../../python/repr';
import {
  elementsOf,
  type PythonArgument,
  PythonCall,
  PythonDict,
  PythonList,
  PythonName,
  PythonUnknown,
} from '../../python/values';
import type { ArgumentName } from '../arguments';
import {
  type Initializer,
  INITIALIZER_NAMES,
  INITIALIZER_PARAMETERS,
  type InitializerClass,
  initializerClass,
  USABLE_INITIALIZERS,
} from '../initializers';
import type { ConstantValue } from '../constant';
import { Config } from './initializerConfig';
import { refuse } from './refused';
import { refuseAsUnknown, shapesHold } from './unknown';

type InitializerArgument = Extract<ArgumentName, 'kernelInitializer' | 'biasInitializer'>;

/**
 * Reads an initializer: a registered name, a call such as `RandomNormal(stddev=0.1)`, Keras' own
 * `{'class_name': …, 'config': …}`, or None, for which Keras takes glorot_uniform (keras/src/layers/layer.py, `add_weight`).
 * Throws `Refused` with the message that Keras or Python raises.
 */
export function parseInitializer(argument: InitializerArgument, value: unknown): Initializer {
  if (value === null || value === undefined) return make(argument, 'GlorotUniform', []);
  if (value instanceof PythonCall) return ofCall(argument, value);
  // A class without parentheses: Keras calls it.
  if (value instanceof PythonName) return make(argument, objectClass(argument, value), []);
  if (value instanceof PythonUnknown) return refuseAsUnknown(argument, value, shapesHold());
  if (typeof value === 'string') {
    const className = classOf(argument, value, value);
    if (className === 'Constant') refuseEmptyConstant(argument);
    return make(argument, className, []);
  }
  const { class_name: name, config } = record(value);
  if (typeof name === 'string') {
    const given = Object.entries(record(config)).map(([key, item]) => ({ name: key, value: item, from: 0, to: 0 }));
    const className = classOf(argument, name, value);
    if (className === 'Constant' && given.length === 0) refuseEmptyConstant(argument);
    return make(argument, className, given);
  }
  if (typeof value === 'object' && !(value instanceof PythonList)) {
    refuse(argument, `Unknown \`config\` as a \`dict\`, config=${repr(value)}`, suggestion());
  }
  return refuse(argument, uninterpretable(value), suggestion());
}

function ofCall(argument: InitializerArgument, call: PythonCall): Initializer {
  const [first] = call.arguments_;
  if (/^keras\.initializers\.(?:get|deserialize)$/.test(call.origin) && first && call.arguments_.length === 1) {
    return parseInitializer(argument, first.value);
  }
  // TensorFlow's own lays its numbers out instead of repeating them.
  const laidOut = call.callee === 'constant_initializer' && call.arguments_.some(({ value }) => elementsOf(value));
  return laidOut
    ? refuseAsUnknown(argument, call, shapesHold())
    : make(argument, objectClass(argument, call), call.arguments_);
}

/** TensorFlow's own initializers draw the same numbers as those of Keras (tensorflow/python/ops/init_ops_v2.py). */
const OF_TENSORFLOW: Readonly<Record<string, InitializerClass>> = {
  constant_initializer: 'Constant',
  ones_initializer: 'Ones',
  random_normal_initializer: 'RandomNormal',
  random_uniform_initializer: 'RandomUniform',
  zeros_initializer: 'Zeros',
};

/** The class of an object; what comes from other modules may have the same name and do something else. */
function objectClass(argument: InitializerArgument, value: PythonCall | PythonName): InitializerClass {
  const { origin } = value;
  const name = /^(?:(?:keras|tf|tensorflow)\.initializers\.)?(\w+)$/.exec(origin)?.[1] ?? '';
  const own = /^(?:(?:tf|tensorflow)\.)?(\w+)$/.exec(origin)?.[1] ?? '';
  const found = Object.hasOwn(OF_TENSORFLOW, own) ? OF_TENSORFLOW[own] : (fillOf(value) ?? initializerClass(name));
  return found ?? refuseAsUnknown(argument, value, shapesHold());
}

/** `tf.zeros` itself, which Keras calls with the shape. */
function fillOf(value: PythonCall | PythonName): InitializerClass | undefined {
  if (!(value instanceof PythonName)) return undefined;
  const [, name] = /^(?:tf|tensorflow)\.(zeros|ones)$/.exec(value.origin) ?? [];
  return name === undefined ? undefined : initializerClass(name);
}

function classOf(argument: InitializerArgument, name: string, shown: unknown): InitializerClass {
  return initializerClass(name) ?? refuse(argument, uninterpretable(shown), suggestion());
}

function make(
  argument: InitializerArgument,
  className: InitializerClass,
  given: readonly PythonArgument[],
): Initializer {
  const parameters = INITIALIZER_PARAMETERS[className];
  const bound = bind(given, { name: className, parameters: parameters.map(({ name }) => name), required: 0 });
  if (!bound.ok) {
    const names = parameters.map(({ name }) => name).join(', ');
    return refuse(argument, bound.message, names === '' ? undefined : l10n.t('{0} takes {1}.', className, names));
  }
  const config = new Config(argument, className, parameters, bound.values);
  switch (className) {
    case 'Zeros':
    case 'Ones':
    case 'STFT':
    case 'Initializer':
    case 'Identity':
      return { className };
    case 'Constant':
      return { className, value: constantOf(argument, config.numbers('value')) };
    case 'RandomUniform':
      return { className, minval: config.number('minval'), maxval: config.number('maxval'), seed: config.seed() };
    case 'RandomNormal':
    case 'TruncatedNormal':
      return { className, mean: config.number('mean'), stddev: config.number('stddev'), seed: config.seed() };
    case 'Orthogonal':
      return { className, gain: config.number('gain'), seed: config.seed() };
    case 'VarianceScaling':
      return { className, ...config.scaling(), seed: config.seed(), ...config.axes() };
    default:
      return { className, seed: config.seed(), ...config.axes() };
  }
}

/** A bias may have further axes of length 1 before its own: Keras lays it out along the filters (base_conv.py, `call`). */
function constantOf(argument: InitializerArgument, value: ConstantValue): ConstantValue {
  if (argument === 'kernelInitializer' || typeof value === 'number') return value;
  const [first, second] = value;
  return first !== undefined && second === undefined && typeof first !== 'number' ? constantOf(argument, first) : value;
}

/** Keras 3.15 makes it from an empty config, in which its from_config looks for the value. */
function refuseEmptyConstant(argument: InitializerArgument): never {
  return refuse(argument, "KeyError: 'value'", l10n.t('Say which constant it is: {0}.', 'Constant(0.5)'));
}

function uninterpretable(value: unknown): string {
  return `Could not interpret initializer identifier: ${str(value)}`;
}

function suggestion(): string {
  const usable = USABLE_INITIALIZERS.map((name) => INITIALIZER_NAMES[name]);
  return l10n.t('Use one of {0}, or a call such as {1}.', usable.join(', '), 'RandomNormal(stddev=0.1)');
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  const entries = value instanceof PythonDict ? value.entries : Object.entries(value ?? {});
  return Object.fromEntries<unknown>(entries.map(([key, item]) => [String(key), item]));
}
