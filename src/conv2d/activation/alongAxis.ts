/** A function of the values along the last axis, in place; sums are taken in double precision. */
export type AlongAxis = (row: Float32Array) => void;

/** e^x over its sum along the axis; the largest x is taken away first, so that nothing overflows. */
export function softmax(row: Float32Array): void {
  const most = maximum(row);
  let sum = 0;
  for (const x of row) sum += Math.exp(x - most);
  for (let at = 0; at < row.length; at++) row[at] = Math.exp((row[at] ?? NaN) - most) / sum;
}

/** The logarithm of softmax, without ever dividing. */
export function logSoftmax(row: Float32Array): void {
  const most = maximum(row);
  let sum = 0;
  for (const x of row) sum += Math.exp(x - most);
  const shift = most + Math.log(sum);
  for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? NaN) - shift;
}

/**
 * What Keras 3.15 calls sparsemax (keras/src/backend/tensorflow/nn.py). The method's authors (A. Martins, R. Astudillo,
 * "From Softmax to Sparsemax", 2016) take the sum of the values that stay for the threshold; Keras adds up all running sums
 * on the way there, so that its threshold is too high and the result does not have the sum 1.
 */
export function sparsemax(row: Float32Array): void {
  const sorted = Float32Array.from(row).sort().reverse();
  let running = 0;
  let total = 0;
  let support = 0;
  sorted.forEach((x, index) => {
    running += x;
    if (x - (running - 1) / (index + 1) <= 0) return;
    total += running;
    support++;
  });
  const threshold = (total - 1) / support;
  for (let at = 0; at < row.length; at++) row[at] = Math.max((row[at] ?? NaN) - threshold, 0);
}

function maximum(row: Float32Array): number {
  let most = -Infinity;
  for (const x of row) if (x > most) most = x;
  return most;
}
