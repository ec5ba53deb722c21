import * as l10n from '@vscode/l10n';
import { truth } from '../../python/compare';
import { repr, str, tuple, typeName } from '../../python/repr';
import { elementsOf, NumpyInteger, numberOf, PythonCall, PythonFloat, PythonList } from '../../python/values';
import {
  type ArgumentName,
  type ArgumentProblem,
  type Conv2DArguments,
  DATA_FORMATS,
  type DataFormat,
  KERAS_NAMES,
  MAX_FILTERS,
  MAX_LENGTH,
  type Padding,
  PADDINGS,
} from '../arguments';
import { sentences } from '../sentences';
import { commonDivisors, either, nearest } from './divisors';
import { parseActivation } from './parseActivation';
import { parseInitializer } from './parseInitializer';
import { parsePair } from './parsePair';
import { parseSeed } from './parseSeed';
import { Refused, refuse } from './refused';
import { refuseUnknown } from './unknown';

/** What the user typed, wherever that was: nothing is known about the values yet. */
export type RawArguments = Readonly<Record<ArgumentName, unknown>>;

export type ParsedArguments =
  | { readonly ok: true; readonly arguments: Conv2DArguments }
  | { readonly ok: false; readonly problem: ArgumentProblem };

/**
 * Checks arguments in the order in which Keras' constructor does, with its messages where it has one
 * (keras/src/layers/convolutional/base_conv.py, keras/src/utils/argument_validation.py of Keras 3.15).
 * Refused here although Keras accepts them: fractions, and, last of all, numbers above Convscope's bounds.
 */
export function parseArguments(raw: RawArguments): ParsedArguments {
  try {
    return { ok: true, arguments: checked(raw) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

const INITIALIZER_ARGUMENTS = ['kernelInitializer', 'biasInitializer'] as const;

function checked(raw: RawArguments): Conv2DArguments {
  // Python makes the objects that are calls before Keras sees any argument.
  const madeActivation = raw.activation instanceof PythonCall ? parseActivation(raw.activation) : undefined;
  const made = new Map(
    INITIALIZER_ARGUMENTS.flatMap((argument) => {
      const value = raw[argument];
      return value instanceof PythonCall ? [[argument, parseInitializer(argument, value)] as const] : [];
    }),
  );
  const name = parseName(raw.name);
  const kernelSize = parsePair('kernelSize', raw.kernelSize);
  const strides = parsePair('strides', raw.strides);
  const dilationRate = parsePair('dilationRate', raw.dilationRate);
  const padding = parsePadding(raw.padding);
  const dataFormat = parseDataFormat(raw.dataFormat);
  const activation = madeActivation ?? parseActivation(raw.activation);
  const useBias = parseBoolean('useBias', raw.useBias);
  const [kernelInitializer, biasInitializer] = [
    made.get('kernelInitializer') ?? parseInitializer('kernelInitializer', raw.kernelInitializer),
    made.get('biasInitializer') ?? parseInitializer('biasInitializer', raw.biasInitializer),
  ];
  const seed = parseSeed(raw.seed);
  if (!seed.ok) return refuse('seed', seed.message, seed.suggestion);
  const { filters, groups } = parseCounts(raw.filters, raw.groups);
  if (Math.max(...strides) > 1 && Math.max(...dilationRate) > 1) {
    refuse(
      'dilationRate',
      '`strides > 1` not supported in conjunction with `dilation_rate > 1`. ' +
        `Received: strides=${tuple(strides)} and dilation_rate=${tuple(dilationRate)}`,
      l10n.t('Set strides or dilation_rate to 1.'),
      ['strides'],
    );
  }
  if (typeof padding !== 'string') refuseSequence(padding.sequence);
  bound('filters', filters, MAX_FILTERS);
  for (const [argument, pair] of [
    ['kernelSize', kernelSize],
    ['strides', strides],
    ['dilationRate', dilationRate],
  ] as const) {
    bound(argument, Math.max(...pair), MAX_LENGTH);
  }
  return {
    filters,
    kernelSize,
    strides,
    padding,
    dataFormat,
    dilationRate,
    groups,
    activation,
    useBias,
    kernelInitializer,
    biasInitializer,
    seed: seed.seed,
    name,
  };
}

/** Keras: keras/src/ops/operation.py. */
function parseName(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && !value.includes('/')) return value;
  const message =
    'Argument `name` must be a string and cannot contain character `/`. ' +
    `Received: name=${str(value)} (of type <class '${typeName(value)}'>)`;
  return refuse('name', message, l10n.t('Use letters, digits and underscores.'));
}

/** A sequence passes the constructor, for layers that take one: what is wrong elsewhere is told first. */
interface Sequence {
  readonly sequence: unknown;
}

/** Keras' words when it computes the output's shape. */
function refuseSequence(value: unknown): never {
  return refuse(
    'padding',
    `\`padding\` must be either \`'valid'\` or \`'same'\`. Received ${repr(value)}.`,
    paddingHint(),
  );
}

function paddingHint(): string {
  return l10n.t('Use {0} or {1}.', "'valid'", "'same'");
}

function parsePadding(value: unknown): Padding | Sequence {
  const hint = paddingHint();
  refuseUnknown('padding', value);
  if (elementsOf(value)) return { sequence: value };
  if (typeof value !== 'string') {
    const cause = `AttributeError: '${typeName(value)}' object has no attribute 'lower'`;
    const pixels = numberOf(value) !== undefined;
    refuse(
      'padding',
      l10n.t('The `padding` argument must be a text. Received padding={0}. Keras stops with {1}', repr(value), cause),
      pixels
        ? sentences(hint, l10n.t('To pad by a number of pixels put {0} before the layer.', 'ZeroPadding2D'))
        : hint,
    );
  }
  const lower = value.toLowerCase();
  const padding = PADDINGS.find((candidate) => candidate === lower);
  return (
    padding ??
    refuse(
      'padding',
      `The \`padding\` argument must be a list/tuple or one of {'valid', 'same'}. Received: ${lower}`,
      hint,
    )
  );
}

/** None stands for the format of Keras' own configuration, which is channels_last unless it was changed. */
function parseDataFormat(value: unknown): DataFormat {
  if (value === null || value === undefined) return 'channels_last';
  refuseUnknown('dataFormat', value);
  const lower = str(value).toLowerCase();
  const format = DATA_FORMATS.find((candidate) => candidate === lower);
  return (
    format ??
    refuse(
      'dataFormat',
      `The \`data_format\` argument must be one of {'channels_first', 'channels_last'}. Received: data_format=${lower}`,
      l10n.t('Use {0} or {1}.', "'channels_last'", "'channels_first'"),
    )
  );
}

/** Numbers and None as Python takes them; a text, which Python takes for true whatever it says, is refused. */
function parseBoolean(argument: ArgumentName, value: unknown): boolean {
  refuseUnknown(argument, value);
  const known =
    value === null || numberOf(value) !== undefined || typeof value === 'boolean' ? truth(value) : undefined;
  if (known !== undefined && !Number.isNaN(value)) return known;
  const name = KERAS_NAMES[argument];
  return refuse(
    argument,
    l10n.t('The `{0}` argument must be True or False. Received {0}={1}', name, repr(value)),
    l10n.t('Use {0} or {1}.', 'True', 'False'),
  );
}

/** Filters and groups together, because each of Keras' messages names both. */
function parseCounts(rawFilters: unknown, rawGroups: unknown): { filters: number; groups: number } {
  const hint = l10n.t('Use a whole number from {0} to {1}.', 1, MAX_FILTERS);
  const groupsHint = l10n.t('Use 1 for an ordinary convolution.');
  const filters = count('filters', rawFilters, hint);
  if (filters <= 0) {
    const message = `Invalid value for argument \`filters\`. Expected a strictly positive value. Received filters=${str(rawFilters)}.`;
    refuse('filters', message, hint);
  }
  const groups = count('groups', rawGroups, groupsHint);
  if (groups <= 0) {
    const message = `The number of groups must be a positive integer. Received: groups=${str(rawGroups)}.`;
    refuse('groups', message, groupsHint);
  }
  if (filters % groups !== 0) {
    const message =
      'The number of filters must be evenly divisible by the number of groups. ' +
      `Received: groups=${str(rawGroups)}, filters=${str(rawFilters)}.`;
    refuse('groups', message, indivisible(filters, groups), ['filters']);
  }
  whole('filters', rawFilters, hint);
  whole('groups', rawGroups, groupsHint);
  return { filters, groups };
}

/** True and False are numbers to Python. */
function amount(value: unknown): number | undefined {
  return typeof value === 'boolean' ? Number(value) : numberOf(value);
}

function count(argument: 'filters' | 'groups', value: unknown, hint: string): number {
  refuseUnknown(argument, value);
  const number = amount(value);
  if (number !== undefined && Number.isFinite(number)) return number;
  const received = notInteger(argument, value);
  // Keras lets filters=None pass this place.
  const incomparable =
    typeof value === 'string' || elementsOf(value) !== undefined || (value === null && argument === 'groups');
  const cause = `TypeError: '<=' not supported between instances of '${trackedName(value)}' and 'int'`;
  const message = incomparable ? l10n.t('{0}. Keras stops with {1}', received, cause) : received;
  return refuse(argument, message, hint);
}

function notInteger(argument: 'filters' | 'groups', value: unknown): string {
  return l10n.t('The `{0}` argument must be an integer. Received {0}={1}', argument, repr(value));
}

/** Keras wraps what a layer has in classes of its own (keras/src/utils/tracking.py). */
function trackedName(value: unknown): string {
  return value instanceof PythonList ? 'TrackedList' : typeName(value);
}

/** Keras takes a float until it makes the kernel, and breaks there. */
function whole(argument: 'filters' | 'groups', value: unknown, hint: string): void {
  const whole = typeof value === 'boolean' || value instanceof NumpyInteger || Number.isInteger(value);
  if (!(value instanceof PythonFloat) && whole) return;
  refuse(argument, notInteger(argument, value), hint);
}

function indivisible(filters: number, groups: number): string {
  if (!Number.isInteger(filters) || !Number.isInteger(groups)) return l10n.t('Use whole numbers.');
  const multiples = [Math.floor(filters / groups) * groups, Math.ceil(filters / groups) * groups].filter(
    (multiple) => multiple > 0,
  );
  const divisors = nearest(commonDivisors(filters), groups);
  return l10n.t(
    'With {0} filters use groups={1}, or with {2} groups use filters={3}.',
    filters,
    either(divisors),
    groups,
    either(multiples),
  );
}

function bound(argument: 'filters' | 'kernelSize' | 'strides' | 'dilationRate', value: number, most: number): void {
  if (value <= most) return;
  const message = l10n.t('{0}={1} is more than Convscope allows.', KERAS_NAMES[argument], value);
  refuse(argument, message, l10n.t('Use at most {0}.', most));
}
