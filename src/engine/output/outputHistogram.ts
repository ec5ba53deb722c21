import type { Histogram } from '../../protocol/values';
import { BINS, LEAST_EXPONENT, ZERO_BIN } from './stripSummary';

type Counts = Uint32Array | Float64Array;

/** A histogram that others are added to; its bins are as wide as the widest that came. */
export class OutputHistogram {
  readonly #bins = new Float64Array(BINS);
  #exponent = LEAST_EXPONENT;

  /** @param exponent the bins are 2^exponent wide */
  add(bins: Counts, exponent: number): void {
    if (exponent > this.#exponent) {
      widenBins(this.#bins, exponent - this.#exponent);
      this.#exponent = exponent;
    }
    addBins(bins, this.#exponent - exponent, this.#bins);
  }

  addHistogram(other: OutputHistogram): void {
    this.add(other.#bins, other.#exponent);
  }

  /** The bins from the first to the last one with something in it. */
  get values(): Histogram {
    const binWidth = 2 ** this.#exponent;
    const first = this.#bins.findIndex((count) => count > 0);
    if (first < 0) return { start: 0, binWidth, counts: new Float64Array(1) };
    let last = BINS - 1;
    while ((this.#bins[last] ?? 0) === 0) last--;
    return { start: (first - ZERO_BIN) * binWidth, binWidth, counts: this.#bins.slice(first, last + 1) };
  }
}

/** Adds up neighbouring bins, as if all had been 2^doublings times as wide from the beginning. */
export function widenBins(bins: Counts, doublings: number): void {
  const narrow = bins.slice();
  bins.fill(0);
  addBins(narrow, doublings, bins);
}

/** Adds what is in the bins to bins that are 2^doublings times as wide. */
function addBins(bins: Counts, doublings: number, wide: Counts): void {
  // Bins begin at multiples of their width, so that none has to be split; shifting by more than 31 is not shifting.
  const shift = Math.min(doublings, 31);
  for (let bin = 0; bin < BINS; bin++) {
    const count = bins[bin] ?? 0;
    if (count === 0) continue;
    const to = ((bin - ZERO_BIN) >> shift) + ZERO_BIN;
    wide[to] = (wide[to] ?? 0) + count;
  }
}
