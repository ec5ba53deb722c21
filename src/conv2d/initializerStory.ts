import * as l10n from '@vscode/l10n';
import { tuple } from '../python/repr';
import { constantShape, type ConstantValue } from './constant';
import { formatInteger, formatValue } from './format';
import { type Initializer, isRandom, type Scaling, scalingOf } from './initializers';
import { initializerText } from './initializerText';
import type { Formula } from './trace';
import { type Fans, fansOf, TRUNCATED_DEVIATION, varianceOf } from './weights/fans';

/** How the values of a weight come about. */
export interface InitializerStory {
  readonly sentence: string;
  readonly formulas: readonly Formula[];
}

/** @param layerSeed for an initializer that has none of its own */
export function initializerStory(
  initializer: Initializer,
  shape: readonly number[],
  layerSeed: number,
): InitializerStory {
  const seed = String((isRandom(initializer) ? initializer.seed : null) ?? layerSeed);
  const scaling = scalingOf(initializer);
  const fans = scaling && fansOf(shape, scaling);
  return scaling && fans
    ? scaledStory(initializer, scaling, fans, seed)
    : { sentence: sentenceOf(initializer, shape, seed), formulas: [] };
}

function sentenceOf(initializer: Initializer, shape: readonly number[], seed: string): string {
  switch (initializer.className) {
    case 'Zeros':
      return l10n.t('The values are zeros.');
    case 'Ones':
      return l10n.t('The values are ones.');
    case 'Constant':
      return constantSentence(initializer.value, shape);
    case 'RandomUniform':
      return drawnEvenly(initializer.minval, initializer.maxval, seed);
    case 'RandomNormal':
    case 'TruncatedNormal': {
      const [mean, deviation] = [formatValue(initializer.mean), formatValue(initializer.stddev)];
      return initializer.className === 'TruncatedNormal'
        ? l10n.t(
            'The values are drawn from a normal distribution of mean {0} and deviation {1}, cut off at 2 deviations, with seed {2}.',
            mean,
            deviation,
            seed,
          )
        : l10n.t(
            'The values are drawn from a normal distribution of mean {0} and deviation {1}, with seed {2}.',
            mean,
            deviation,
            seed,
          );
    }
    case 'Orthogonal':
      return initializer.gain === 1
        ? l10n.t('The values are the orthonormal part of a random matrix, drawn with seed {0}.', seed)
        : l10n.t(
            'The values are the orthonormal part of a random matrix, times {0}, drawn with seed {1}.',
            formatValue(initializer.gain),
            seed,
          );
    default:
      return l10n.t('The values are those of {0}.', initializerText(initializer));
  }
}

function constantSentence(value: ConstantValue, shape: readonly number[]): string {
  if (typeof value === 'number') return l10n.t('The values are all {0}.', formatValue(value));
  const own = constantShape(value);
  return own.join() === shape.join()
    ? l10n.t('The values are set by hand.')
    : l10n.t('The values are set by hand: {0} numbers, repeated along the axes that they do not have.', tuple(own));
}

function drawnEvenly(low: number, high: number, seed: string): string {
  const interval = `[${formatValue(low)}, ${formatValue(high)}]`;
  return l10n.t('The values are drawn evenly from {0} with seed {1}.', interval, seed);
}

function scaledStory(initializer: Initializer, scaling: Scaling, fans: Fans, seed: string): InitializerStory {
  const variance = varianceOf(scaling, fans);
  const uniform = scaling.distribution === 'uniform';
  const result = Math.sqrt((uniform ? 3 : 1) * variance);
  const [symbols, numbers] = fanTexts(scaling, fans);
  const factor = (uniform ? 3 : 1) * scaling.scale * (scaling.mode === 'fan_avg' ? 2 : 1);
  const over = Number.isInteger(factor) ? String(factor) : formatValue(factor);
  const name = initializerText(initializer).replace(/\(.*/, '');
  const formula: Formula = {
    label: uniform ? l10n.t('{0} limit', name) : l10n.t('{0} deviation', name),
    text: `√(${over} / ${symbols}) = √(${over} / ${numbers}) = ${formatValue(result)}`,
    ...(scaling.distribution === 'truncated_normal'
      ? {
          note: l10n.t(
            'drawn with {0}, because cutting off makes it smaller',
            formatValue(result / TRUNCATED_DEVIATION),
          ),
        }
      : {}),
  };
  return { sentence: scaledSentence(scaling, result, seed), formulas: [formula] };
}

function scaledSentence({ distribution }: Scaling, result: number, seed: string): string {
  switch (distribution) {
    case 'uniform':
      return drawnEvenly(-result, result, seed);
    case 'truncated_normal':
      return l10n.t(
        'The values are drawn from a normal distribution of deviation {0}, cut off at 2 deviations, with seed {1}.',
        formatValue(result),
        seed,
      );
    case 'untruncated_normal':
      return l10n.t(
        'The values are drawn from a normal distribution of deviation {0} with seed {1}.',
        formatValue(result),
        seed,
      );
  }
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
