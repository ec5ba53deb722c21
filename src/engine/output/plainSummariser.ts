import { widenBins } from './outputHistogram';
import {
  BINS,
  cellOf,
  columnEnds,
  copyRow,
  LEAST_EXPONENT,
  previewRows,
  type PreviewGrid,
  type StripLayout,
  type StripSummary,
  type Summariser,
  ZERO_BIN,
} from './stripSummary';

/**
 * Reduces strips in plain JavaScript. Each row is summed up as differences from its first value, so that large means do not
 * eat small deviations, and merged into the rows before it (Chan, Golub and LeVeque, "Updating Formulae", 1979).
 */
export class PlainSummariser implements Summariser {
  summarise(values: Float32Array, layout: StripLayout, grid: PreviewGrid): StripSummary {
    const { filters, width, rows } = layout;
    const covered = previewRows(layout, grid);
    const sums = new Float64Array((covered.to - covered.from) * grid.size.width * filters);
    const result = emptySummary(filters, (rows.to - rows.from) * width, { from: covered.from, sums });
    const summed = new RowSums(result, columnEnds(grid));
    const row = new Float32Array(width * filters);
    for (let y = rows.from; y < rows.to; y++) {
      copyRow(values, layout, y - rows.from, row);
      const previewRow = cellOf(y, grid.size.height, grid.map.height) - covered.from;
      summed.add(row, sums.subarray(previewRow * grid.size.width * filters));
    }
    return result;
  }
}

function emptySummary(filters: number, count: number, preview: StripSummary['preview']): StripSummary {
  return {
    count,
    minimum: new Float32Array(filters).fill(Infinity),
    maximum: new Float32Array(filters).fill(-Infinity),
    mean: new Float64Array(filters),
    squares: new Float64Array(filters),
    zeros: new Uint32Array(filters),
    negatives: new Uint32Array(filters),
    bins: new Uint32Array(filters * BINS),
    exponents: new Int32Array(filters).fill(LEAST_EXPONENT),
    preview,
  };
}

/** Takes one row of (width, filters) after the other. */
class RowSums {
  readonly #filters: number;
  #seen = 0;

  constructor(
    private readonly result: StripSummary,
    private readonly ends: Int32Array,
  ) {
    this.#filters = result.mean.length;
  }

  add(row: Float32Array, preview: Float64Array): void {
    for (let filter = 0; filter < this.#filters; filter++) this.#addFilter(row, filter, preview);
    this.#seen += row.length / this.#filters;
  }

  #addFilter(row: Float32Array, filter: number, preview: Float64Array): void {
    const filters = this.#filters;
    const reference = row[filter] ?? NaN;
    let least = Infinity;
    let most = -Infinity;
    let zeros = 0;
    let negatives = 0;
    let sum = 0;
    let squares = 0;
    let at = filter;
    for (let cell = 0; cell < this.ends.length; cell++) {
      const end = (this.ends[cell] ?? 0) * filters;
      const pixels = (end - at + filter) / filters;
      let inCell = 0;
      for (; at < end; at += filters) {
        const value = row[at] ?? NaN;
        if (value < least) least = value;
        if (value > most) most = value;
        if (value === 0) zeros++;
        if (value < 0) negatives++;
        const difference = value - reference;
        inCell += difference;
        squares += difference * difference;
      }
      sum += inCell;
      const to = cell * filters + filter;
      preview[to] = (preview[to] ?? 0) + (inCell + pixels * reference);
    }
    this.result.zeros[filter] = (this.result.zeros[filter] ?? 0) + zeros;
    this.result.negatives[filter] = (this.result.negatives[filter] ?? 0) + negatives;
    this.#merge(row, filter, { least, most, squares, mean: reference + sum / (row.length / filters), sum });
    this.#count(row, filter);
  }

  #merge(
    row: Float32Array,
    filter: number,
    found: { least: number; most: number; squares: number; mean: number; sum: number },
  ): void {
    const { minimum, maximum, mean, squares } = this.result;
    const count = row.length / this.#filters;
    const finite = Number.isFinite(found.squares);
    const rowMean = finite ? found.mean : this.#plainMean(row, filter);
    const rowSquares = finite ? Math.max(found.squares - (found.sum * found.sum) / count, 0) : NaN;
    const before = mean[filter] ?? NaN;
    const step = rowMean - before;
    const share = (step * count) / (this.#seen + count);
    mean[filter] = Number.isFinite(step) ? before + share : before + rowMean;
    squares[filter] = (squares[filter] ?? NaN) + (rowSquares + step * share * this.#seen);
    if (found.least < (minimum[filter] ?? NaN)) minimum[filter] = found.least;
    if (found.most > (maximum[filter] ?? NaN)) maximum[filter] = found.most;
    this.#widen(filter, finite ? Math.max(-found.least, found.most) : this.#largestFinite(row, filter));
  }

  #plainMean(row: Float32Array, filter: number): number {
    let sum = 0;
    for (let at = filter; at < row.length; at += this.#filters) sum += row[at] ?? NaN;
    return sum / (row.length / this.#filters);
  }

  #largestFinite(row: Float32Array, filter: number): number {
    let largest = 0;
    for (let at = filter; at < row.length; at += this.#filters) {
      const size = Math.abs(row[at] ?? NaN);
      if (size > largest && size < Infinity) largest = size;
    }
    return largest;
  }

  #widen(filter: number, size: number): void {
    const { bins, exponents } = this.result;
    const exponent = exponents[filter] ?? NaN;
    const needed = exponentFor(size);
    if (needed <= exponent) return;
    widenBins(bins.subarray(filter * BINS, (filter + 1) * BINS), needed - exponent);
    exponents[filter] = needed;
  }

  #count(row: Float32Array, filter: number): void {
    const { bins, exponents } = this.result;
    const scale = 2 ** -(exponents[filter] ?? NaN);
    const from = filter * BINS + ZERO_BIN;
    for (let at = filter; at < row.length; at += this.#filters) {
      const value = row[at] ?? NaN;
      if (!Number.isFinite(value)) continue;
      // In double precision nothing vanishes beside the width of a bin, not even what is just below 0.
      const bin = from + Math.floor(value * scale);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
  }
}

/** The least exponent whose bins hold values of this size. */
function exponentFor(size: number): number {
  const [bits = 0] = new Int32Array(Float32Array.of(size).buffer);
  return Math.max((bits >>> 23) - 127 - 5, LEAST_EXPONENT);
}
