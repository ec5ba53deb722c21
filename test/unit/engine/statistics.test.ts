import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeStatistics, sliceStatistics } from '../../../src/engine/statistics';

describe('sliceStatistics', () => {
  it('keeps small deviations beside a large mean', () => {
    const [statistics] = sliceStatistics(Float32Array.from([16_000_000, 16_000_001, 16_000_002]), {
      slices: 1,
      run: 1,
    });
    expect(statistics).toMatchObject({ count: 3, min: 16_000_000, max: 16_000_002, mean: 16_000_001 });
    expect(statistics?.std).toBeCloseTo(Math.sqrt(2 / 3), 9);
  });

  it('treats each slice by itself, and merging them gives the whole', () => {
    const values = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 5 }), (column, slices) => {
        const data = Float32Array.from(
          { length: column.length * slices },
          (_, at) => (column[Math.floor(at / slices)] ?? 0) + (at % slices),
        );
        const parts = sliceStatistics(data, { slices, run: 1 });
        expect(parts).toHaveLength(slices);
        const [whole] = sliceStatistics(data, { slices: 1, run: 1 });
        const merged = mergeStatistics(parts);
        expect(merged.count).toBe(data.length);
        expect(merged.min).toBe(whole?.min);
        expect(merged.max).toBe(whole?.max);
        expect(merged.mean).toBeCloseTo(whole?.mean ?? NaN, 6);
        expect(merged.std).toBeCloseTo(whole?.std ?? NaN, 6);
        // The same slices, each in one piece.
        const pieces = Float32Array.from(
          data,
          (_, at) => data[(at % column.length) * slices + Math.floor(at / column.length)] ?? NaN,
        );
        expect(sliceStatistics(pieces, { slices, run: column.length })).toEqual(parts);
      }),
    );
  });
});
