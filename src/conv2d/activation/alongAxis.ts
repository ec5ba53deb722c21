/** A function of the values along the last axis, in place; sums are taken in double precision. */
export type AlongAxis = (row: Float32Array) => void;

/**
 * e^x over its sum along the axis; the largest x is taken away first, so that nothing overflows. Where there is no such sum,
 * TensorFlow with oneDNN leaves no number only where it begins, and gives 0 beside it; all of a row of -∞ is no number.
 */
export function softmax(row: Float32Array): void {
  const most = maximum(row);
  let sum = 0;
  for (const x of row) sum += Math.exp(x - most);
  if (Number.isNaN(sum) && (most > -Infinity || row.includes(NaN))) {
    for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? NaN) < Infinity ? 0 : NaN;
    return;
  }
  for (let at = 0; at < row.length; at++) row[at] = Math.exp((row[at] ?? NaN) - most) / sum;
}

/** The logarithm of softmax, without ever dividing. */
export function logSoftmax(row: Float32Array): void {
  const most = maximum(row);
  let sum = 0;
  for (const x of row) sum += Math.exp(x - most);
  const logarithm = Math.log(sum);
  // One after the other: added up first, the logarithm would vanish beside large values.
  for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? NaN) - most - logarithm;
}

/**
 * What Keras 3.15 calls sparsemax (keras/src/backend/tensorflow/nn.py). The method's authors (A. Martins, R. Astudillo,
 * "From Softmax to Sparsemax", 2016) take the sum of the values that stay for the threshold; Keras adds up all running sums
 * on the way there, so that its threshold is too high and the result does not have the sum 1. Its sums are rounded to
 * float32: above 2^24 taking 1 away changes nothing, so that no value is left, and all become infinite.
 */
export function sparsemax(row: Float32Array): void {
  const sorted = Float32Array.from(row).sort().reverse();
  let running = 0;
  let total = 0;
  let support = 0;
  sorted.forEach((x, index) => {
    running = f32(running + x);
    // Of infinities there is no difference either.
    if (!(x - f32(f32(running - 1) / (index + 1)) > 0)) return;
    total += running;
    support++;
  });
  const threshold = (total - 1) / support;
  for (let at = 0; at < row.length; at++) row[at] = Math.max((row[at] ?? NaN) - threshold, 0);
}

const f32 = Math.fround;

function maximum(row: Float32Array): number {
  let most = -Infinity;
  for (const x of row) if (x > most) most = x;
  return most;
}
