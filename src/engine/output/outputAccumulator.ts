import { cellStart } from '../../picture/areaAverage';
import type { MapStatistics, OutputValues } from '../../protocol/values';
import { mergeStatistics } from '../statistics';
import { OutputHistogram } from './outputHistogram';
import type { OutputPlan } from './outputPlan';
import { BINS, type StripSummary } from './stripSummary';

/**
 * Puts the summaries of strips together. They must come in the same order every time for the same result to the last bit;
 * at any time there are values of what has come so far.
 */
export class OutputAccumulator {
  readonly #minimum: Float64Array;
  readonly #maximum: Float64Array;
  readonly #mean: Float64Array;
  readonly #squares: Float64Array;
  readonly #zeros: Float64Array;
  readonly #negatives: Float64Array;
  readonly #histograms: readonly OutputHistogram[];
  /** (rows, width, filters) of the preview. */
  readonly #sums: Float64Array;
  /** Rows of the map that are in each row of the preview. */
  readonly #rowsIn: Uint32Array;
  #count = 0;

  constructor(private readonly plan: OutputPlan) {
    const { filters, grid } = plan;
    this.#minimum = new Float64Array(filters).fill(Infinity);
    this.#maximum = new Float64Array(filters).fill(-Infinity);
    this.#mean = new Float64Array(filters);
    this.#squares = new Float64Array(filters);
    this.#zeros = new Float64Array(filters);
    this.#negatives = new Float64Array(filters);
    this.#histograms = Array.from({ length: filters }, () => new OutputHistogram());
    this.#sums = new Float64Array(grid.size.height * grid.size.width * filters);
    this.#rowsIn = new Uint32Array(grid.size.height);
  }

  /** @param pictured the rows of the map that the strip is, where its image is the one that is shown */
  add(summary: StripSummary, pictured: { readonly from: number; readonly to: number } | undefined): void {
    for (let filter = 0; filter < this.plan.filters; filter++) this.#addFilter(filter, summary);
    this.#count += summary.count;
    if (pictured) this.#addPicture(summary.preview, pictured);
  }

  /** What has come so far; rows of the preview that have not come look like the nearest one that has. */
  values(): OutputValues {
    const { shape, images, grid } = this.plan;
    const { height, width } = grid.map;
    const each = inOneBuffer(this.#histograms.map((histogram, filter) => this.#statistics(filter, histogram)));
    return {
      shape,
      statistics: this.#together(each),
      size: { height, width },
      filters: each,
      covered: this.#count / (images * height * width),
      maps: { ...grid.size, data: this.#maps() },
    };
  }

  #addFilter(filter: number, summary: StripSummary): void {
    const { count, minimum, maximum, mean, squares, zeros, negatives, bins, exponents } = summary;
    const step = (mean[filter] ?? NaN) - (this.#mean[filter] ?? NaN);
    const share = (step * count) / (this.#count + count);
    const before = this.#mean[filter] ?? NaN;
    this.#mean[filter] = Number.isFinite(step) ? before + share : before + (mean[filter] ?? NaN);
    this.#squares[filter] = (this.#squares[filter] ?? NaN) + ((squares[filter] ?? NaN) + step * share * this.#count);
    this.#minimum[filter] = Math.min(this.#minimum[filter] ?? NaN, minimum[filter] ?? NaN);
    this.#maximum[filter] = Math.max(this.#maximum[filter] ?? NaN, maximum[filter] ?? NaN);
    this.#zeros[filter] = (this.#zeros[filter] ?? NaN) + (zeros[filter] ?? NaN);
    this.#negatives[filter] = (this.#negatives[filter] ?? NaN) + (negatives[filter] ?? NaN);
    this.#histograms[filter]?.add(bins.subarray(filter * BINS, (filter + 1) * BINS), exponents[filter] ?? NaN);
  }

  #addPicture(preview: StripSummary['preview'], rows: { readonly from: number; readonly to: number }): void {
    const { grid, filters } = this.plan;
    const offset = preview.from * grid.size.width * filters;
    for (let at = 0; at < preview.sums.length; at++) {
      this.#sums[offset + at] = (this.#sums[offset + at] ?? NaN) + (preview.sums[at] ?? NaN);
    }
    for (let row = preview.from; row < grid.size.height; row++) {
      const top = cellStart(row, grid.size.height, grid.map.height);
      const bottom = cellStart(row + 1, grid.size.height, grid.map.height);
      if (top >= rows.to) break;
      this.#rowsIn[row] = (this.#rowsIn[row] ?? 0) + Math.min(bottom, rows.to) - Math.max(top, rows.from);
    }
  }

  #statistics(filter: number, histogram: OutputHistogram): MapStatistics {
    return {
      count: this.#count,
      // 0 whatever its sign: which of the two comes first is chance.
      min: (this.#minimum[filter] ?? NaN) + 0,
      max: (this.#maximum[filter] ?? NaN) + 0,
      mean: this.#mean[filter] ?? NaN,
      std: Math.sqrt((this.#squares[filter] ?? NaN) / this.#count),
      zeros: this.#zeros[filter] ?? NaN,
      negatives: this.#negatives[filter] ?? NaN,
      histogram: histogram.values,
    };
  }

  /** Statistics of all maps together. */
  #together(parts: readonly MapStatistics[]): MapStatistics {
    const histogram = new OutputHistogram();
    for (const each of this.#histograms) histogram.addHistogram(each);
    return {
      ...mergeStatistics(parts),
      zeros: parts.reduce((sum, { zeros }) => sum + zeros, 0),
      negatives: parts.reduce((sum, { negatives }) => sum + negatives, 0),
      histogram: histogram.values,
    };
  }

  #maps(): Float32Array<ArrayBuffer> {
    const { filters, grid } = this.plan;
    const { height, width } = grid.size;
    const maps = new Float32Array(filters * height * width);
    const nearest = nearestFilled(this.#rowsIn);
    for (let row = 0; row < height; row++) {
      const from = nearest[row] ?? 0;
      const rows = this.#rowsIn[from] ?? 0;
      for (let column = 0; column < width; column++) {
        const pixels = rows * (cellStart(column + 1, width, grid.map.width) - cellStart(column, width, grid.map.width));
        const at = (from * width + column) * filters;
        for (let filter = 0; filter < filters; filter++) {
          maps[(filter * height + row) * width + column] = (this.#sums[at + filter] ?? NaN) / pixels;
        }
      }
    }
    return maps;
  }
}

/** For each row the nearest one with something in it. */
function nearestFilled(rowsIn: Uint32Array): readonly number[] {
  const filled = [...rowsIn.keys()].filter((row) => (rowsIn[row] ?? 0) > 0);
  let next = 0;
  return Array.from(rowsIn, (_, row) => {
    while (next + 1 < filled.length && Math.abs((filled[next + 1] ?? 0) - row) <= Math.abs((filled[next] ?? 0) - row))
      next++;
    return filled[next] ?? 0;
  });
}

/** VS Code counts the buffers of a message to a page in one byte: 256 histograms with a buffer each would come as none. */
function inOneBuffer(each: readonly MapStatistics[]): MapStatistics[] {
  const all = new Float64Array(each.reduce((sum, { histogram }) => sum + histogram.counts.length, 0));
  let at = 0;
  return each.map((statistics) => {
    const { counts, ...histogram } = statistics.histogram;
    const shared = all.subarray(at, (at += counts.length));
    shared.set(counts);
    return { ...statistics, histogram: { ...histogram, counts: shared } };
  });
}
