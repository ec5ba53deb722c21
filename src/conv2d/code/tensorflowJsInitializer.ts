import type { Distribution, Initializer, Mode, ScalingName } from '../initializers';

/** Names of TensorFlow.js (tfjs-layers/src/initializers.ts, exports_initializers.ts). */
const FUNCTIONS: Readonly<Record<ScalingName, string>> = {
  GlorotUniform: 'glorotUniform',
  GlorotNormal: 'glorotNormal',
  HeUniform: 'heUniform',
  HeNormal: 'heNormal',
  LecunUniform: 'leCunUniform',
  LecunNormal: 'leCunNormal',
};
const MODES: Readonly<Record<Mode, string>> = { fan_in: 'fanIn', fan_out: 'fanOut', fan_avg: 'fanAvg' };
const DISTRIBUTIONS: Readonly<Record<Distribution, string>> = {
  uniform: 'uniform',
  truncated_normal: 'truncatedNormal',
  // The library has no other name for it, and cuts it off nevertheless.
  untruncated_normal: 'normal',
};

/**
 * An initializer of Keras as an expression of TensorFlow.js.
 *
 * @param offset code that is added to the seed, such as ` + group`, so that several layers do not draw the same
 */
export function initializerExpression(initializer: Initializer, layerSeed: number, offset = ''): string {
  const make = (name: string, options: Readonly<Record<string, number | string>>): string => {
    const given = Object.entries(options).map(([key, value]) => {
      const text = typeof value === 'string' ? `'${value}'` : `${value}`;
      return `${key}: ${text}${key === 'seed' ? offset : ''}`;
    });
    return `tf.initializers.${name}(${given.length === 0 ? '' : `{ ${given.join(', ')} }`})`;
  };
  const seed = 'seed' in initializer ? (initializer.seed ?? layerSeed) : layerSeed;
  switch (initializer.className) {
    case 'Ones':
      return make('ones', {});
    case 'Constant':
      // Others than a number are set when the layer is built: the library has no initializer for them.
      return typeof initializer.value === 'number' ? make('constant', { value: initializer.value }) : make('zeros', {});
    case 'RandomUniform':
      return make('randomUniform', { minval: initializer.minval, maxval: initializer.maxval, seed });
    case 'RandomNormal':
      return make('randomNormal', { mean: initializer.mean, stddev: initializer.stddev, seed });
    case 'TruncatedNormal':
      return make('truncatedNormal', { mean: initializer.mean, stddev: initializer.stddev, seed });
    case 'Orthogonal':
      return make('orthogonal', { gain: initializer.gain, seed });
    case 'VarianceScaling': {
      const { scale, mode, distribution } = initializer;
      return make('varianceScaling', { scale, mode: MODES[mode], distribution: DISTRIBUTIONS[distribution], seed });
    }
    case 'Zeros':
    case 'Identity':
    case 'STFT':
    case 'Initializer':
      return make('zeros', {});
    default:
      return make(FUNCTIONS[initializer.className], { seed });
  }
}
