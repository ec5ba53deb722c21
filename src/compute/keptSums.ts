import type { Trace } from '../conv2d/trace';
import { shapesOf } from '../conv2d/shapes';

/** An output of more bytes is not kept. */
const MOST_BYTES = 128 * 2 ** 20;

/**
 * Which worker has kept the sums of which strip of the last output, so that another activation needs no other convolution.
 * The workers hold the sums themselves, and forget them when another layer or image comes.
 */
export class KeptSums {
  #of = '';
  #holders = new Map<number, number>();

  /** The workers by strip, to be completed by the caller; undefined where the output is too large to be kept. */
  holders(of: string, trace: Trace): Map<number, number> | undefined {
    if (of !== this.#of) {
      this.#of = of;
      this.#holders = new Map();
    }
    const { convolution } = shapesOf(trace.image, trace.arguments);
    return 4 * convolution.reduce((product, size) => product * size, 1) <= MOST_BYTES ? this.#holders : undefined;
  }
}
