import * as l10n from '@vscode/l10n';
import { bind } from '../../python/bind';
import { repr, str } from '../../python/repr';
import { type PythonArgument, PythonCall, PythonList, PythonName } from '../../python/values';
import type { ArgumentName } from '../arguments';
import {
  type Initializer,
  INITIALIZER_NAMES,
  INITIALIZER_PARAMETERS,
  type InitializerClass,
  initializerClass,
  USABLE_INITIALIZERS,
} from '../initializers';
import { Config } from './initializerConfig';
import { refuse } from './refused';

type InitializerArgument = Extract<ArgumentName, 'kernelInitializer' | 'biasInitializer'>;

/**
 * Reads an initializer: a registered name, a call such as `RandomNormal(stddev=0.1)`, Keras' own
 * `{'class_name': …, 'config': …}`, or None, for which Keras takes glorot_uniform (keras/src/layers/layer.py, `add_weight`).
 * Throws `Refused` with the message that Keras or Python raises.
 */
export function parseInitializer(argument: InitializerArgument, value: unknown): Initializer {
  if (value === null || value === undefined) return make(argument, 'GlorotUniform', []);
  if (value instanceof PythonCall) return make(argument, classOf(argument, value.callee, value), value.arguments_);
  // A class without parentheses: Keras calls it.
  if (value instanceof PythonName) return make(argument, classOf(argument, value.last, value), []);
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
      return { className, value: config.numbers('value') };
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
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
