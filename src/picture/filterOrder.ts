import { kernelShape, type KernelValues } from './kernelPicture';

/** A number of each filter's weights. */
export interface FilterMeasures {
  /** Euclidean length of all weights of the filter, as `np.linalg.norm(kernel[..., filter])`. */
  readonly norm: Float64Array;
  readonly mean: Float64Array;
}

/** Norm and mean of every filter, in one pass. */
export function filterMeasures(kernel: KernelValues): FilterMeasures {
  const { filters } = kernelShape(kernel);
  const norm = new Float64Array(filters);
  const mean = new Float64Array(filters);
  const { data } = kernel;
  for (let at = 0; at < data.length;) {
    for (let filter = 0; filter < filters; filter++, at++) {
      const weight = data[at] ?? NaN;
      norm[filter] = (norm[filter] ?? NaN) + weight * weight;
      mean[filter] = (mean[filter] ?? NaN) + weight;
    }
  }
  const count = data.length / filters;
  return { norm: norm.map(Math.sqrt), mean: mean.map((sum) => sum / count) };
}

/** The filters as they are, or from the largest to the smallest; equal ones by number, those without a number last. */
export function filterOrder({ norm, mean }: FilterMeasures, by: 'number' | 'norm' | 'mean'): number[] {
  const numbers = Array.from(norm.keys());
  if (by === 'number') return numbers;
  const measure = by === 'norm' ? norm : mean;
  const rank = (filter: number): number => {
    const value = measure[filter] ?? NaN;
    return Number.isNaN(value) ? -Infinity : value;
  };
  // Sorting is stable. Two infinities of the same sign are equal, though their difference is no number.
  return numbers.sort((one, other) => (rank(one) === rank(other) ? 0 : rank(other) - rank(one)));
}
