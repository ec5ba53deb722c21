import {
  ACTIVATIONS,
  type ArgumentName,
  type ArgumentProblem,
  type Conv2DArguments,
  KERAS_NAMES,
  MAX_FILTERS,
  MAX_LENGTH,
  PADDINGS,
  type Pair,
} from './arguments';
import { repr, tuple, typeName } from './python';

/** What the user typed, wherever that was: nothing is known about the values yet. */
export type RawArguments = Readonly<Record<ArgumentName, unknown>>;

export type ParsedArguments =
  | { readonly ok: true; readonly arguments: Conv2DArguments }
  | { readonly ok: false; readonly problem: ArgumentProblem };

/** Carries the first problem out of the checks; never leaves this file. */
class Refused extends Error {
  constructor(readonly problem: ArgumentProblem) {
    super(problem.message);
  }
}

/**
 * Checks arguments in the order in which Keras' constructor does, with its messages where it has one
 * (keras/src/layers/convolutional/base_conv.py, keras/src/utils/argument_validation.py of Keras 3.15).
 * Refused here although Keras accepts them: fractions, and numbers above Convscope's bounds.
 */
export function parseArguments(raw: RawArguments): ParsedArguments {
  try {
    const kernelSize = parsePair('kernelSize', raw.kernelSize);
    const strides = parsePair('strides', raw.strides);
    const dilationRate = parsePair('dilationRate', raw.dilationRate);
    const padding = parsePadding(raw.padding);
    const activation = parseActivation(raw.activation);
    const useBias = parseBoolean('useBias', raw.useBias);
    const filters = parseFilters(raw.filters);
    if (Math.max(...strides) > 1 && Math.max(...dilationRate) > 1) {
      throw new Refused({
        argument: 'dilationRate',
        message:
          '`strides > 1` not supported in conjunction with `dilation_rate > 1`. ' +
          `Received: strides=${tuple(strides)} and dilation_rate=${tuple(dilationRate)}`,
        suggestion: 'Set strides or dilation_rate to 1.',
        mendedBy: ['strides'],
      });
    }
    return { ok: true, arguments: { filters, kernelSize, strides, padding, dilationRate, activation, useBias } };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

function refuse(argument: ArgumentName, message: string, suggestion?: string): never {
  throw new Refused({ argument, message, ...(suggestion === undefined ? {} : { suggestion }) });
}

function parsePair(argument: ArgumentName, value: unknown): Pair {
  const name = KERAS_NAMES[argument];
  const received = `The \`${name}\` argument must be a tuple of 2 integers. Received ${name}=${repr(value)}`;
  const hint = `Give one whole number, or two for (height, width), such as (${argument === 'kernelSize' ? '3, 3' : '1, 1'}).`;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value, value];
  const [height, width] = values;
  if (values.length !== 2) refuse(argument, received, hint);
  for (const element of values) {
    if (typeof element !== 'number' || !Number.isFinite(element)) {
      refuse(argument, `${received}, including element ${repr(element)} of type <class '${typeName(element)}'>`, hint);
    }
    if (!Number.isInteger(element)) refuse(argument, `${received}, including the fraction ${element}`, hint);
  }
  if (typeof height !== 'number' || typeof width !== 'number') refuse(argument, received, hint);
  const unusable = [...new Set([height, width].filter((length) => length <= 0))];
  if (unusable.length > 0) {
    refuse(argument, `${received}, including values {${unusable.join(', ')}} that do not satisfy \`value > 0\``, hint);
  }
  if (Math.max(height, width) > MAX_LENGTH) {
    refuse(argument, `${name}=${repr(value)} is more than Convscope allows.`, `Use at most ${MAX_LENGTH}.`);
  }
  return [height, width];
}

function parsePadding(value: unknown): Conv2DArguments['padding'] {
  const lower = typeof value === 'string' ? value.toLowerCase() : value;
  const padding = PADDINGS.find((candidate) => candidate === lower);
  return (
    padding ??
    refuse(
      'padding',
      `The \`padding\` argument must be a list/tuple or one of {'valid', 'same'}. Received: ${String(lower)}`,
      "Use 'valid' or 'same'.",
    )
  );
}

function parseActivation(value: unknown): Conv2DArguments['activation'] {
  if (value === null || value === 'None') return 'linear';
  const activation = ACTIVATIONS.find((candidate) => candidate === (value === 'swish' ? 'silu' : value));
  return (
    activation ??
    refuse(
      'activation',
      `Could not interpret activation function identifier: ${typeof value === 'string' ? value : repr(value)}`,
      `Use one of ${ACTIVATIONS.join(', ')}.`,
    )
  );
}

function parseBoolean(argument: ArgumentName, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const name = KERAS_NAMES[argument];
  return refuse(
    argument,
    `The \`${name}\` argument must be true or false. Received ${name}=${repr(value)}`,
    'Use true or false.',
  );
}

function parseFilters(value: unknown): number {
  const hint = `Use a whole number from 1 to ${MAX_FILTERS}.`;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    refuse('filters', `The \`filters\` argument must be an integer. Received filters=${repr(value)}`, hint);
  }
  if (value <= 0) {
    refuse(
      'filters',
      `Invalid value for argument \`filters\`. Expected a strictly positive value. Received filters=${repr(value)}.`,
      hint,
    );
  }
  if (value > MAX_FILTERS) refuse('filters', `filters=${repr(value)} is more than Convscope allows.`, hint);
  return value;
}
