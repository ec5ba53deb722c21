import { repr } from '../../python/repr';
import { numberOf, type PythonCall } from '../../python/values';

/** What Keras 1 called the arguments of its Convolution2D, and what Keras 3 calls them. */
const WORDS: Readonly<Record<string, string>> = {
  nb_filter: 'filters',
  border_mode: 'padding',
  subsample: 'strides',
  init: 'kernel_initializer',
  dim_ordering: 'data_format',
  atrous_rate: 'dilation_rate',
  bias: 'use_bias',
  W_regularizer: 'kernel_regularizer',
  b_regularizer: 'bias_regularizer',
  W_constraint: 'kernel_constraint',
  b_constraint: 'bias_constraint',
};
const ORDERINGS: Readonly<Record<string, string>> = { tf: 'channels_last', th: 'channels_first' };

/** A call with the words of Keras 1 as Keras 3 has it; undefined where none of them is in it. */
export function fromKeras1({ arguments_ }: PythonCall): string | undefined {
  const named = new Map(arguments_.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const])));
  const own = [...named.keys()].filter((name) => Object.hasOwn(WORDS, name) || name === 'nb_row' || name === 'nb_col');
  if (own.length === 0) return undefined;
  const positional = arguments_.filter(({ name }) => name === undefined).map(({ value }) => value);
  const [filters, rows, columns, ...more] = positional;
  // Rows and columns were two numbers.
  const numbers = numberOf(rows) !== undefined && numberOf(columns) !== undefined;
  const parts = (numbers ? [filters, [rows, columns], ...more] : positional).map((value) => repr(value));
  const [row, column] = [named.get('nb_row'), named.get('nb_col')];
  for (const [name, value] of named) {
    if (name === 'nb_col' && row !== undefined) continue;
    if (name === 'nb_row') parts.push(`kernel_size=${repr([row, column ?? row])}`);
    else parts.push(`${Object.hasOwn(WORDS, name) ? WORDS[name] : name}=${repr(translated(name, value))}`);
  }
  return `Conv2D(${parts.join(', ')})`;
}

function translated(name: string, value: unknown): unknown {
  if (name !== 'dim_ordering' || typeof value !== 'string') return value;
  return Object.hasOwn(ORDERINGS, value) ? ORDERINGS[value] : value;
}
