/**
 * The complementary error function for any real number, to about 14 digits: near 0 from the power series of erf, further
 * out from a continued fraction (M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 7.1.5 and 7.1.14).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < 2 ? 1 - series(x) : continuedFraction(x);
}

function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= -(x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** Terms that are enough from 2 on. */
const DEPTH = 60;

function continuedFraction(x: number): number {
  let denominator = x;
  for (let n = DEPTH; n > 0; n--) denominator = x + n / 2 / denominator;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}
