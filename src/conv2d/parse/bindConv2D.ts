import * as l10n from '@vscode/l10n';
import { bind } from '../../python/bind';
import { repr } from '../../python/repr';
import { type PythonArgument, type PythonCall, unknownIn } from '../../python/values';
import { ARGUMENT_NAMES, type ArgumentName, DEFAULT_ARGUMENTS, KERAS_NAMES } from '../arguments';
import { rawArguments } from '../rawArguments';
import { sentences } from '../sentences';
import { offerFor, offerText, wordFor } from './otherWords';
import type { RawArguments } from './parseArguments';
import { isFloat32, isOtherDtype, noDtype } from './precision';
import { fromPytorch } from './pytorch';

/** Parameters of Keras' constructor in its order (keras/src/layers/convolutional/conv2d.py). */
const PARAMETERS = [
  'filters',
  'kernel_size',
  'strides',
  'padding',
  'data_format',
  'dilation_rate',
  'groups',
  'activation',
  'use_bias',
  'kernel_initializer',
  'bias_initializer',
  'kernel_regularizer',
  'bias_regularizer',
  'activity_regularizer',
  'kernel_constraint',
  'bias_constraint',
] as const;

/** What does not change the result of a call, and why. */
const WITHOUT_EFFECT: Readonly<Record<string, 'training' | 'cast' | 'shape'>> = {
  kernel_regularizer: 'training',
  bias_regularizer: 'training',
  activity_regularizer: 'training',
  kernel_constraint: 'training',
  bias_constraint: 'training',
  trainable: 'training',
  // A low-rank change of the kernel, which is zero at first.
  lora_rank: 'training',
  lora_alpha: 'training',
  autocast: 'cast',
  input_shape: 'shape',
  input_dim: 'shape',
};

/** The arguments of one call, not yet checked, with the places of those that the text gives. */
export type BoundCall =
  | {
      readonly ok: true;
      readonly raw: RawArguments;
      readonly given: ReadonlyMap<ArgumentName, PythonArgument>;
      /** What was left out, a sentence each. */
      readonly notes: readonly string[];
      /** Whether the call itself says in which precision it computes. */
      readonly dtype: boolean;
    }
  | {
      readonly ok: false;
      readonly message: string;
      readonly suggestion: string | undefined;
      /** A call of Keras 3 that does what was meant. */
      readonly offer?: string;
      readonly at: PythonArgument | undefined;
    };

/** Gives a call's arguments to Keras' parameters; what it does not give has Keras' default. */
export function bindConv2D(call: PythonCall): BoundCall {
  if (OF_OTHERS.test(call.origin)) return ofOthers(call);
  const bound = bind(call.arguments_, SIGNATURE);
  if (!bound.ok) return { ...bound, ...meant(call, bound.at) };
  const { name, others } = split(bound.others);
  const unknown = others.filter((argument) => !isKnown(argument));
  if (unknown.length > 0) return unrecognized(call, unknown);
  const notes: string[] = [];
  for (const argument of [...bound.values.values(), ...others]) {
    const parameter = [...bound.values].find(([, value]) => value === argument)?.[0] ?? argument.name ?? '';
    const note = leftOut(parameter);
    if (note !== undefined && argument.value !== null) notes.push(note);
  }
  const precision = others.find((argument) => argument.name === 'dtype');
  if (precision && !isFloat32(precision.value)) return otherPrecision(precision);
  const given = new Map<ArgumentName, PythonArgument>();
  for (const argument of ARGUMENT_NAMES) {
    const value = argument === 'name' ? name : bound.values.get(KERAS_NAMES[argument]);
    if (!value || argument === 'seed') continue;
    const unknownName = argument === 'name' && unknownIn(value.value);
    if (unknownName)
      notes.push(l10n.t('name={0} is not known here: the layer has its automatic name.', repr(unknownName)));
    else given.set(argument, value);
  }
  const defaults = rawArguments(DEFAULT_ARGUMENTS);
  const raw = { ...defaults, ...Object.fromEntries([...given].map(([argument, { value }]) => [argument, value])) };
  return { ok: true, raw, given, notes, dtype: (precision?.value ?? null) !== null };
}

const SIGNATURE = {
  name: 'Conv2D',
  qualified: 'keras.src.layers.convolutional.conv2d.Conv2D',
  parameters: PARAMETERS,
  required: 2,
  keywords: true,
};

/** Libraries whose layer has this name and takes other arguments: channels of the image first, for example. */
const OF_OTHERS = /^(?:nn|paddle|mxnet|mx|gluon|mindspore|torch)\./;

function ofOthers(call: PythonCall): BoundCall {
  return {
    ok: false,
    message: l10n.t('Convscope does not know what `{0}` is.', call.path),
    suggestion: l10n.t('Paste code such as {0}.', 'keras.layers.Conv2D(32, (4, 4), strides=2, padding="same")'),
    at: undefined,
  };
}

/** What to write instead of a call that Python refuses. */
function meant(
  call: PythonCall,
  at: PythonArgument | undefined,
): { readonly suggestion: string | undefined; readonly offer?: string } {
  // Two numbers before the size of the kernel: channels and filters, as PyTorch has them.
  const offer = offerFor(call) ?? (at?.name === 'kernel_size' ? fromPytorch(call) : undefined);
  if (offer) return { suggestion: offerText(offer), offer: offer.call };
  const strangers = call.arguments_.filter(({ name }) => name !== undefined && !isKnownName(name));
  const slips = strangers.slice(0, MOST_SLIPS);
  return { suggestion: insteadOf(slips) };
}

function otherPrecision(precision: PythonArgument): BoundCall {
  const shown = repr(precision.value);
  const known = isOtherDtype(precision.value);
  return {
    ok: false,
    message:
      noDtype(precision.value) ??
      (known
        ? l10n.t('dtype={0} cannot be inspected: Convscope computes in float32.', shown)
        : l10n.t('Convscope does not know what `{0}` is.', shown)),
    suggestion: known ? l10n.t('Leave dtype out.') : l10n.t("Leave dtype out if it is float32, Keras' default."),
    at: precision,
  };
}

/** What the user is told of a parameter without effect; undefined for the others. */
function leftOut(parameter: string): string | undefined {
  switch (WITHOUT_EFFECT[parameter]) {
    case 'training':
      return l10n.t('{0} was left out: it matters only in training.', parameter);
    case 'cast':
      return l10n.t('{0} was left out: the image is cast before the layer gets it.', parameter);
    case 'shape':
      return l10n.t('{0} was left out: the image decides the shape.', parameter);
    default:
      return undefined;
  }
}

function split(others: readonly PythonArgument[]): { name: PythonArgument | undefined; others: PythonArgument[] } {
  return {
    name: others.find((argument) => argument.name === 'name'),
    others: others.filter((argument) => argument.name !== 'name'),
  };
}

function isKnown({ name = '' }: PythonArgument): boolean {
  return name === 'dtype' || Object.hasOwn(WITHOUT_EFFECT, name);
}

function isKnownName(name: string): boolean {
  return name === 'name' || isKnown({ name, value: null, from: 0, to: 0 }) || ALL.includes(name);
}

const ALL: readonly string[] = [...PARAMETERS, ...Object.keys(WITHOUT_EFFECT), 'dtype', 'name'];

/** So many words are put right at once. */
const MOST_SLIPS = 8;

/** Words of Keras in the place of others that look like them. */
function insteadOf(slips: readonly PythonArgument[]): string | undefined {
  const pairs = slips.flatMap(({ name = '' }) => {
    const word = wordFor(name, ALL);
    return word === undefined ? [] : [l10n.t('Write {0} instead of {1}.', word, name)];
  });
  const [first, ...more] = pairs;
  return first === undefined ? undefined : sentences(first, ...more);
}

/** Keras: keras/src/layers/layer.py. */
function unrecognized(call: PythonCall, unknown: readonly PythonArgument[]): BoundCall {
  const [first] = unknown;
  const all = Object.fromEntries(unknown.map(({ name = '', value }) => [name, value]));
  const seed = unknown.some(({ name }) => name === 'seed');
  return {
    ok: false,
    message: `Unrecognized keyword arguments passed to Conv2D: ${repr(all)}`,
    ...(seed
      ? { suggestion: l10n.t('A seed belongs to an initializer: {0}.', 'kernel_initializer=GlorotUniform(seed=7)') }
      : meant(call, undefined)),
    at: first,
  };
}
