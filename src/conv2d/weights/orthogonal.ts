import { drawNormal } from './normal';

/**
 * Draws what `keras.initializers.Orthogonal` makes: the orthonormal factor of a random normal matrix, with the signs that
 * make it unique (keras/src/initializers/random_initializers.py). The kernel counts as a matrix of (all other axes,
 * filters); where that is wider than high, its rows are orthonormal instead of its columns.
 *
 * Computed in double precision; Keras' float32 factorisation is the less exact of the two.
 */
export function drawOrthogonal(rows: number, columns: number, gain: number, seed: number): Float32Array<ArrayBuffer> {
  const height = Math.max(rows, columns);
  const width = Math.min(rows, columns);
  const basis = orthonormalColumns(drawNormal(height * width, 0, 1, seed), height, width);
  const factor = Math.fround(gain);
  const result = new Float32Array(rows * columns);
  basis.forEach((column, x) => {
    column.forEach((value, y) => {
      const at = rows < columns ? x * columns + y : y * columns + x;
      result[at] = Math.fround(value) * factor;
    });
  });
  return result;
}

/**
 * Gram and Schmidt's method: each column less its shadows on those before it, then made one long. The second pass takes
 * away what rounding left of them (W. Kahan and B. Parlett: "twice is enough").
 */
function orthonormalColumns(matrix: Float32Array, height: number, width: number): Float64Array[] {
  const basis: Float64Array[] = [];
  for (let x = 0; x < width; x++) {
    const column = Float64Array.from({ length: height }, (_, y) => matrix[y * width + x] ?? NaN);
    for (const earlier of [...basis, ...basis]) {
      const shadow = dot(column, earlier);
      for (let y = 0; y < height; y++) column[y] = (column[y] ?? NaN) - shadow * (earlier[y] ?? NaN);
    }
    const length = Math.sqrt(dot(column, column));
    basis.push(column.map((value) => value / length));
  }
  return basis;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? NaN) * (b[at] ?? NaN);
  return sum;
}
