import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramPath } from '../../../src/picture/histogramPath';

const frame = { width: 100, height: 10, from: 0, to: 4 };

describe('histogramPath', () => {
  it('draws a step for every bin, the highest one over the whole height', () => {
    const bins = { start: 1, binWidth: 1, counts: Float64Array.of(1, 4, 2) };
    expect(histogramPath(bins, frame, 'linear')).toBe('M25,10V7.5H50V0H75V5H100V10Z');
  });

  it('lets few values be seen beside many', () => {
    const bins = { start: 0, binWidth: 2, counts: Float64Array.of(1, 1e6 - 1) };
    expect(histogramPath(bins, frame, 'linear')).toBe('M0,10V10H50V0H100V10Z');
    expect(histogramPath(bins, frame, 'log')).toBe('M0,10V9.5H50V0H100V10Z');
  });

  it('stays inside of its frame, whatever it holds', () => {
    const counts = fc.array(fc.nat(), { minLength: 1, maxLength: 80 }).map((all) => Float64Array.from(all));
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom('linear' as const, 'log' as const),
        fc.integer({ min: -9, max: 9 }),
        (all, scale, start) => {
          const path = histogramPath({ start, binWidth: 0.25, counts: all }, frame, scale);
          for (const [, axis, length] of path.matchAll(/([VH])([-\d.e]+)/g)) {
            expect(Number(length)).toBeGreaterThanOrEqual(0);
            expect(Number(length)).toBeLessThanOrEqual(axis === 'V' ? 10 : 100);
          }
        },
      ),
    );
  });
});
