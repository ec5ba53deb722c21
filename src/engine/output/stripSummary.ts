import type { Extent } from '../../conv2d/inputWindow';

/** Bins of a filter's histogram; half of them for values below 0. */
export const BINS = 128;
/** The bin of values from 0 to one bin's width. */
export const ZERO_BIN = BINS / 2;
/** Bins are 2^exponent wide; narrower than this they never are. */
export const LEAST_EXPONENT = -120;

/** Where the values of a strip lie. */
export interface StripLayout {
  readonly filters: number;
  readonly width: number;
  /** Of the whole feature map. */
  readonly rows: Extent;
  readonly order: 'channels_last' | 'channels_first';
}

/** How a feature map is shrunk: a preview of `size` that averages what falls into each of its cells. */
export interface PreviewGrid {
  readonly map: { readonly height: number; readonly width: number };
  readonly size: { readonly height: number; readonly width: number };
}

/** A strip's values, reduced. Everything but `preview` has an entry for each filter. */
export interface StripSummary {
  /** Values of each filter. */
  readonly count: number;
  readonly minimum: Float32Array<ArrayBuffer>;
  readonly maximum: Float32Array<ArrayBuffer>;
  readonly mean: Float64Array<ArrayBuffer>;
  /** Sum of the squared distances from the mean. */
  readonly squares: Float64Array<ArrayBuffer>;
  readonly zeros: Uint32Array<ArrayBuffer>;
  readonly negatives: Uint32Array<ArrayBuffer>;
  /** (filters, BINS): how many values v have floor(v / 2^exponent) = bin - ZERO_BIN. Values that are not finite are in none. */
  readonly bins: Uint32Array<ArrayBuffer>;
  readonly exponents: Int32Array<ArrayBuffer>;
  /** Rows of the preview from `from` on, (rows, width, filters): sums of the strip's share of each cell. */
  readonly preview: { readonly from: number; readonly sums: Float64Array<ArrayBuffer> };
}

/** Reduces one strip after the other; all of them give the same numbers to the last bit. */
export interface Summariser {
  summarise(values: Float32Array, layout: StripLayout, grid: PreviewGrid): StripSummary;
}

/** The cell of `cells` that an index belongs to: the inverse of `cellStart`. */
export function cellOf(index: number, cells: number, length: number): number {
  return Math.ceil(((index + 1) * cells) / length) - 1;
}

/** The pixel after the last one of each of the preview's columns. */
export function columnEnds({ map, size }: PreviewGrid): Int32Array {
  return Int32Array.from({ length: size.width }, (_, column) => Math.floor(((column + 1) * map.width) / size.width));
}

/** The preview's rows that a strip has a share in. */
export function previewRows({ rows }: StripLayout, { map, size }: PreviewGrid): Extent {
  const row = (y: number): number => cellOf(y, size.height, map.height);
  return { from: row(rows.from), to: row(rows.to - 1) + 1 };
}

/** Copies one row of a strip as (width, filters). */
export function copyRow(
  values: Float32Array,
  { filters, width, rows, order }: StripLayout,
  row: number,
  to: Float32Array,
): void {
  if (order === 'channels_last') {
    to.set(values.subarray(row * width * filters, (row + 1) * width * filters));
    return;
  }
  const plane = (rows.to - rows.from) * width;
  for (let filter = 0; filter < filters; filter++) {
    const from = filter * plane + row * width;
    for (let x = 0; x < width; x++) to[x * filters + filter] = values[from + x] ?? NaN;
  }
}
