import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, joinTotals, type DifferenceTotals } from '../../../src/picture/difference';

const anyFloat = fc.float({ noDefaultInfinity: false, noNaN: false });
const finite = fc.float({ noDefaultInfinity: true, noNaN: true, min: -1e6, max: 1e6 });
const pairs = (float: fc.Arbitrary<number>): fc.Arbitrary<readonly [Float32Array, Float32Array]> =>
  fc
    .array(fc.tuple(float, float), { maxLength: 60 })
    .map((both) => [Float32Array.from(both, ([a]) => a), Float32Array.from(both, ([, b]) => b)]);

/** The same, the long way. */
function plain(a: Float32Array, b: Float32Array): DifferenceTotals {
  const all = [...a].map((value, at) => (b[at] ?? NaN) - value);
  const known = all.filter((_, at) => Number.isFinite(a[at]) && Number.isFinite(b[at]));
  return {
    count: known.length,
    unknown: all.length - known.length,
    equal: known.filter((value) => value === 0).length,
    min: known.length === 0 ? NaN : Math.min(...known),
    max: known.length === 0 ? NaN : Math.max(...known),
    sum: known.reduce((sum, value) => sum + value, 0),
    absolute: known.reduce((sum, value) => sum + Math.abs(value), 0),
  };
}

describe('differenceOf', () => {
  it('tells what B has more than A, and counts what is equal or has no difference', () => {
    const { values, totals } = differenceOf(
      Float32Array.of(1, 2, 3, NaN, Infinity, -4),
      Float32Array.of(1, 4, 0, 5, Infinity, -4.5),
    );
    expect([...values]).toEqual([0, 2, -3, NaN, NaN, -0.5]);
    expect(totals).toEqual({ count: 4, unknown: 2, equal: 1, min: -3, max: 2, sum: -1.5, absolute: 5.5 });
  });

  it('has no ends where nothing has a difference', () => {
    expect(differenceOf(Float32Array.of(NaN), Float32Array.of(1)).totals).toMatchObject({
      count: 0,
      min: NaN,
      max: NaN,
    });
  });

  it('refuses arrays of different lengths', () => {
    expect(() => differenceOf(new Float32Array(2), new Float32Array(3))).toThrow();
  });

  it('agrees with the same the long way', () => {
    fc.assert(
      fc.property(pairs(anyFloat), ([a, b]) => {
        expect(differenceOf(a, b).totals).toEqual(plain(a, b));
      }),
    );
  });

  it('turns its sign when A and B are exchanged', () => {
    fc.assert(
      fc.property(pairs(finite), ([a, b]) => {
        const [there, back] = [differenceOf(a, b), differenceOf(b, a)];
        expect([...back.values]).toEqual([...there.values].map((value) => 0 - value));
        expect(back.totals.absolute).toBe(there.totals.absolute);
        expect(back.totals.equal).toBe(there.totals.equal);
        if (there.totals.count > 0) expect(back.totals.min).toBe(0 - there.totals.max);
      }),
    );
  });

  it('is the same in parts, wherever they are cut', () => {
    fc.assert(
      fc.property(pairs(finite), fc.nat(60), fc.nat(60), ([a, b], first, second) => {
        const cuts = [0, ...[first, second].map((cut) => Math.min(cut, a.length)).sort((x, y) => x - y), a.length];
        const parts = cuts.slice(1).map((to, at) => differenceOf(a.subarray(cuts[at], to), b.subarray(cuts[at], to)));
        const joined = joinTotals(parts.map(({ totals }) => totals));
        const whole = differenceOf(a, b).totals;
        expect({ ...joined, sum: 0, absolute: 0 }).toEqual({ ...whole, sum: 0, absolute: 0 });
        expect(joined.sum).toBeCloseTo(whole.sum, 3);
        expect(joined.absolute).toBeCloseTo(whole.absolute, 3);
      }),
    );
  });
});
