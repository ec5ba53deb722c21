import { tuple } from '../python/repr';
import { constantShape, type ConstantValue } from './constant';
import { formatInteger, formatValue } from './format';
import { type Initializer, isRandom, type Scaling, scalingOf } from './initializers';
import { initializerText } from './initializerText';
import type { Formula } from './trace';
import { type Fans, fansOf, TRUNCATED_DEVIATION, varianceOf } from './weights/fans';

/** How the values of a weight come about. */
export interface InitializerWords {
  /** Goes on after "The values are ", without a full stop. */
  readonly sentence: string;
  readonly formulas: readonly Formula[];
}

/** @param seed of the layer, for an initializer that has none of its own */
export function initializerWords(initializer: Initializer, shape: readonly number[], seed: number): InitializerWords {
  const drawn = isRandom(initializer) ? ` with seed ${initializer.seed ?? seed}` : '';
  const { sentence, formulas } = words(initializer, shape);
  return { sentence: `${sentence}${drawn}`, formulas };
}

function words(initializer: Initializer, shape: readonly number[]): InitializerWords {
  const scaling = scalingOf(initializer);
  const fans = scaling && fansOf(shape, scaling);
  if (scaling && fans) return scaled(initializer, scaling, fans);
  switch (initializer.className) {
    case 'Zeros':
      return { sentence: 'zeros', formulas: [] };
    case 'Ones':
      return { sentence: 'ones', formulas: [] };
    case 'Constant':
      return { sentence: constantWords(initializer.value, shape), formulas: [] };
    case 'RandomUniform': {
      const { minval, maxval } = initializer;
      return { sentence: `drawn evenly from ${interval(minval, maxval)}`, formulas: [] };
    }
    case 'RandomNormal':
    case 'TruncatedNormal': {
      const cut = initializer.className === 'TruncatedNormal' ? ', cut off at 2 deviations' : '';
      const { mean, stddev } = initializer;
      return {
        sentence: `drawn from a normal distribution of mean ${formatValue(mean)} and deviation ${formatValue(stddev)}${cut},`,
        formulas: [],
      };
    }
    case 'Orthogonal':
      return {
        sentence: `the orthonormal part of a random matrix${initializer.gain === 1 ? '' : `, times ${formatValue(initializer.gain)}`}, drawn`,
        formulas: [],
      };
    default:
      return { sentence: initializerText(initializer), formulas: [] };
  }
}

function scaled(initializer: Initializer, scaling: Scaling, fans: Fans): InitializerWords {
  const variance = varianceOf(scaling, fans);
  const uniform = scaling.distribution === 'uniform';
  const result = Math.sqrt((uniform ? 3 : 1) * variance);
  const [symbols, numbers] = fanTexts(scaling, fans);
  const factor = (uniform ? 3 : 1) * scaling.scale * (scaling.mode === 'fan_avg' ? 2 : 1);
  const over = Number.isInteger(factor) ? String(factor) : formatValue(factor);
  const formula: Formula = {
    label: `${initializerText(initializer).replace(/\(.*/, '')} ${uniform ? 'limit' : 'deviation'}`,
    text: `√(${over} / ${symbols}) = √(${over} / ${numbers}) = ${formatValue(result)}`,
    ...(scaling.distribution === 'truncated_normal'
      ? { note: `drawn with ${formatValue(result / TRUNCATED_DEVIATION)}, because cutting off makes it smaller` }
      : {}),
  };
  const cut = scaling.distribution === 'truncated_normal' ? ', cut off at 2 deviations,' : '';
  return {
    sentence: uniform
      ? `drawn evenly from ${interval(-result, result)}`
      : `drawn from a normal distribution of deviation ${formatValue(result)}${cut}`,
    formulas: [formula],
  };
}

function fanTexts({ mode }: Scaling, { fanIn, fanOut }: Fans): [symbols: string, numbers: string] {
  switch (mode) {
    case 'fan_in':
      return ['fan_in', formatInteger(fanIn)];
    case 'fan_out':
      return ['fan_out', formatInteger(fanOut)];
    case 'fan_avg':
      return ['(fan_in + fan_out)', `(${formatInteger(fanIn)} + ${formatInteger(fanOut)})`];
  }
}

function constantWords(value: ConstantValue, shape: readonly number[]): string {
  if (typeof value === 'number') return `all ${formatValue(value)}`;
  const own = constantShape(value);
  return own.join() === shape.join()
    ? 'set by hand'
    : `set by hand: ${tuple(own)} numbers, repeated along the axes that they do not have`;
}

function interval(low: number, high: number): string {
  return `[${formatValue(low)}, ${formatValue(high)}]`;
}
