import { philox, type Words } from './philox';

/** Keras folds a seed into the range of int32 (keras/src/backend/tensorflow/random.py, `_cast_seed`). */
const SEED_MODULUS = 2 ** 31 - 2;

/**
 * The random words that Keras' TensorFlow backend draws for a seed.
 *
 * TensorFlow's stateless generators scramble the seed through one block of Philox into a key and the upper half of the
 * counter (tensorflow/core/kernels/stateless_random_ops.cc, `GenerateKey`).
 */
export class RandomStream {
  readonly #key: readonly [number, number];
  readonly #upper: readonly [number, number];

  /** @param seed a whole number; negative ones are folded as Python's `%` folds them */
  constructor(seed: number) {
    const folded = ((seed % SEED_MODULUS) + SEED_MODULUS) % SEED_MODULUS;
    const [key0, key1, counter2, counter3] = philox([folded, 0, 0, 0], [0x3ec8f720, 0x02461e29]);
    this.#key = [key0, key1];
    this.#upper = [counter2, counter3];
  }

  /** The block of four 32-bit words at a position of the stream. */
  block(position: number): Words {
    return philox([position % 2 ** 32, Math.floor(position / 2 ** 32), ...this.#upper], this.#key);
  }
}

/** 23 bits of a word as a float in [0, 1). */
export function fractionOf(word: number): number {
  return (word & 0x7fffff) / 2 ** 23;
}
