import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../../src/picture/histogram';
import { inputStatistics } from '../../../src/engine/inputStatistics';
import { rangeOf } from '../../../src/picture/areaAverage';

const floats = fc.float32Array({ minLength: 1, maxLength: 500, noNaN: false });

describe('histogramOf', () => {
  it('counts every finite value in a bin that holds it', () => {
    fc.assert(
      fc.property(floats, (values) => {
        const { start, binWidth, counts } = histogramOf(values, rangeOf(values));
        const finite = values.filter(Number.isFinite);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(finite.length);
        expect(counts.length).toBeLessThanOrEqual(66);
        counts.forEach((count, bin) => {
          const from = start + bin * binWidth;
          if (counts.length > 1 && Math.abs(start) < 2 ** 40 * binWidth) {
            expect(count).toBe(finite.filter((value) => value >= from && value < from + binWidth).length);
          }
        });
      }),
    );
  });

  it('has one bin for one value, and for none', () => {
    expect(histogramOf(Float32Array.of(3, 3), { min: 3, max: 3 })).toEqual({
      start: 3,
      binWidth: 1,
      counts: Float64Array.of(2),
    });
    expect(histogramOf(Float32Array.of(NaN), { min: 0, max: 0 }).counts).toEqual(Float64Array.of(0));
  });
});

describe('inputStatistics', () => {
  it('says the same of bytes as of floats', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 3, maxLength: 300 }),
        fc.integer({ min: 1, max: 6 }),
        (bytes, channels) => {
          const names = Array.from({ length: channels }, (_, channel) => `channel ${channel}`);
          const whole = bytes.subarray(0, bytes.length - (bytes.length % channels));
          fc.pre(whole.length > 0);
          const floats32 = new Uint8Array(new Float32Array(whole).buffer);
          const one = inputStatistics({ dtype: 'uint8', bytes: whole }, names);
          const other = inputStatistics({ dtype: 'float32', bytes: floats32 }, names);
          expect(one.channels.map(({ name }) => name)).toEqual(channels <= 4 ? names : []);
          const each = [one, ...one.channels];
          const others = [other, ...other.channels];
          each.forEach(({ statistics, histogram }, at) => {
            const expected = others[at]?.statistics;
            for (const name of ['count', 'min', 'max', 'mean', 'std'] as const) {
              expect(statistics[name]).toBeCloseTo(expected?.[name] ?? NaN, 6);
            }
            expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(statistics.count);
          });
        },
      ),
    );
  });
});
