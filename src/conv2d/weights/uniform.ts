import { fractionOf, RandomStream } from './stream';

/**
 * Draws what `keras.random.uniform(shape, minval, maxval, seed=seed)` draws on the TensorFlow backend, to the last bit:
 * 23 bits of each word make a number in [0, 1), which is scaled in float32.
 */
export function drawUniform(count: number, minval: number, maxval: number, seed: number): Float32Array<ArrayBuffer> {
  const stream = new RandomStream(seed);
  const low = Math.fround(minval);
  const range = Math.fround(Math.fround(maxval) - low);
  const result = new Float32Array(count);
  for (let block = 0; 4 * block < count; block++) {
    stream.block(block).forEach((word, index) => {
      // Past its end a typed array takes no values: the last block may be cut short.
      result[4 * block + index] = Math.fround(fractionOf(word) * range) + low;
    });
  }
  return result;
}
