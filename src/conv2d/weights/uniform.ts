import { philox } from './philox';

/** Keras folds a seed into the range of int32 (keras/src/backend/tensorflow/random.py, `_cast_seed`). */
const SEED_MODULUS = 2 ** 31 - 2;

/**
 * Draws what `keras.random.uniform(shape, minval, maxval, seed=seed)` draws on the TensorFlow backend, to the last bit.
 *
 * TensorFlow's `stateless_uniform` scrambles the seed through one block of Philox into a key and the upper half of the
 * counter (tensorflow/core/kernels/stateless_random_ops.cc, `GenerateKey`), takes 23 bits of each word as the mantissa of
 * a number in [1, 2), and scales in float32.
 *
 * @param seed a whole number, 0 or more
 */
export function randomUniform(count: number, minval: number, maxval: number, seed: number): Float32Array<ArrayBuffer> {
  const [key0, key1, counter2, counter3] = philox([seed % SEED_MODULUS, 0, 0, 0], [0x3ec8f720, 0x02461e29]);
  const low = Math.fround(minval);
  const range = Math.fround(Math.fround(maxval) - low);
  const result = new Float32Array(count);
  for (let block = 0; 4 * block < count; block++) {
    const words = philox([block, 0, counter2, counter3], [key0, key1]);
    words.forEach((word, index) => {
      const fraction = (word & 0x7fffff) / 2 ** 23;
      // Past its end a typed array takes no values: the last block may be cut short.
      result[4 * block + index] = Math.fround(fraction * range) + low;
    });
  }
  return result;
}
