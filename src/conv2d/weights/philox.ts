/** Four 32-bit words; in a counter the first is the lowest. */
export type Words = readonly [number, number, number, number];

const ROUNDS = 10;

/**
 * One block of the counter-based generator Philox 4x32-10 (J. K. Salmon et al., "Parallel Random Numbers: As Easy as
 * 1, 2, 3", 2011): four random words for each counter and key.
 */
export function philox(counter: Words, key: readonly [number, number]): Words {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    [c0, c1, c2, c3] = [high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0];
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  return [c0 >>> 0, c1 >>> 0, c2 >>> 0, c3 >>> 0];
}

/** The upper 32 bits of a product of two 32-bit words, from products that fit into a double exactly. */
function multiplyHigh(a: number, b: number): number {
  const unsigned = b >>> 0;
  const low = a * (unsigned & 0xffff);
  const high = a * (unsigned >>> 16);
  return Math.floor((high + Math.floor(low / 0x10000)) / 0x10000) | 0;
}
