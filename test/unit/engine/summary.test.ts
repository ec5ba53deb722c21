import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { FastSummariser } from '../../../src/engine/output/fastSummariser';
import { OutputAccumulator } from '../../../src/engine/output/outputAccumulator';
import { PlainSummariser } from '../../../src/engine/output/plainSummariser';
import type { StripLayout } from '../../../src/engine/output/stripSummary';
import { areaAverage, fitWithin } from '../../../src/picture/areaAverage';
import { engineFile } from '../fixtures';

const size = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

/** Values as layers make them, and what makes trouble: zeros of both signs, the ends of the range, no numbers. */
const value = fc.oneof(
  { weight: 8, arbitrary: fc.float({ min: -1000, max: 1000, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1e-40, -1e-40, -1e-45, 3e38, -3e38, 0.5, 64, -64, 128) },
);
const troublesome = fc.oneof(
  { weight: 20, arbitrary: value },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity) },
);

interface Case {
  readonly layout: StripLayout;
  readonly data: Float32Array;
}

const cases = (values: fc.Arbitrary<number>): fc.Arbitrary<Case> =>
  fc
    .record({
      filters: size(9),
      width: size(12),
      height: size(9),
      order: fc.constantFrom('channels_last' as const, 'channels_first' as const),
      pool: fc.array(values, { minLength: 1, maxLength: 40 }),
    })
    .map(({ filters, width, height, order, pool }) => ({
      layout: { filters, width, rows: { from: 0, to: height }, order },
      data: Float32Array.from({ length: filters * width * height }, (_, at) => pool[(at * 7) % pool.length] ?? 0),
    }));

/** One filter's values, and the same as (height, width, filters). */
function columns({ layout: { filters, width, rows, order }, data }: Case): Float32Array[] {
  const area = width * rows.to;
  return Array.from({ length: filters }, (_, filter) =>
    Float32Array.from(
      { length: area },
      (__, cell) => data[order === 'channels_last' ? cell * filters + filter : filter * area + cell] ?? NaN,
    ),
  );
}

const gridOf = (
  { width, rows }: StripLayout,
  side: number,
): ConstructorParameters<typeof OutputAccumulator>[0]['grid'] => ({
  map: { height: rows.to, width },
  size: fitWithin(rows.to, width, side),
});

describe('the summary of a strip', () => {
  let fast: FastSummariser;
  const plain = new PlainSummariser();

  beforeAll(async () => {
    fast = await FastSummariser.start(await engineFile('summary.wasm'));
  });

  it('is the same to the last bit in WebAssembly and in JavaScript', () => {
    fc.assert(
      fc.property(cases(troublesome), size(12), ({ layout, data }, side) => {
        const grid = gridOf(layout, side);
        expect(fast.summarise(data, layout, grid)).toEqual(plain.summarise(data, layout, grid));
      }),
      { numRuns: 500 },
    );
  });

  it('says what a plain look at the values says', () => {
    fc.assert(
      fc.property(cases(value), size(12), (given, side) => {
        const { layout } = given;
        const { filters } = layout;
        const grid = gridOf(layout, side);
        const accumulator = new OutputAccumulator({ shape: [], images: 1, filters, grid });
        accumulator.add(plain.summarise(given.data, layout, grid), layout.rows);
        const { filters: told, maps, covered } = accumulator.values();
        expect(covered).toBe(1);
        columns(given).forEach((values, filter) => {
          const found = told[filter];
          const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
          const std = Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length);
          const scale = Math.max(...values.map(Math.abs));
          expect(found?.count).toBe(values.length);
          expect(found?.min).toBe(Math.min(...values) + 0);
          expect(found?.max).toBe(Math.max(...values) + 0);
          expect(Math.abs((found?.mean ?? NaN) - mean)).toBeLessThanOrEqual(1e-12 * scale);
          expect(Math.abs((found?.std ?? NaN) - std)).toBeLessThanOrEqual(1e-7 * scale);
          expect(found?.zeros).toBe(values.filter((each) => each === 0).length);
          expect(found?.negatives).toBe(values.filter((each) => each < 0).length);
          const { start = 0, binWidth = 0, counts = [] } = found?.histogram ?? {};
          counts.forEach((count, bin) => {
            const from = start + bin * binWidth;
            expect(count).toBe(values.filter((each) => each >= from && each < from + binWidth).length);
          });
          const area = maps.height * maps.width;
          const picture = areaAverage(
            values,
            { height: grid.map.height, width: grid.map.width, channels: 1 },
            grid.size,
          );
          picture.forEach((average, at) => {
            expect(Math.abs((maps.data[filter * area + at] ?? NaN) - average)).toBeLessThanOrEqual(1e-6 * scale);
          });
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['beside wide bins', [-1e-40, 3e38, -1e-45, 1, -1, 0, -0], 3],
    ['and not finite', [-Infinity, NaN, Infinity, -2, 3], 2],
  ])('counts what is below 0, even if it is tiny %s', (_name, few, negatives) => {
    // Nine filters: two that are taken four at a time, and one that is left over.
    const data = Float32Array.from(few.flatMap((each) => Array.from({ length: 9 }, () => each)));
    const layout: StripLayout = { filters: 9, width: few.length, rows: { from: 0, to: 1 }, order: 'channels_last' };
    for (const summariser of [plain, fast]) {
      const accumulator = new OutputAccumulator({ shape: [], images: 1, filters: 9, grid: gridOf(layout, 4) });
      accumulator.add(summariser.summarise(data, layout, gridOf(layout, 4)), layout.rows);
      const { filters, statistics } = accumulator.values();
      expect(filters.map((each) => each.negatives)).toEqual(filters.map(() => negatives));
      expect(statistics.negatives).toBe(9 * negatives);
    }
  });

  it('has no more than 128 bins, and at least 32 of them between 0 and the largest value', () => {
    fc.assert(
      fc.property(fc.float({ min: Math.fround(1e-30), max: Math.fround(1e30), noNaN: true }), (largest) => {
        fc.pre(largest > 0);
        const layout: StripLayout = { filters: 1, width: 1, rows: { from: 0, to: 2 }, order: 'channels_last' };
        const grid = gridOf(layout, 1);
        const accumulator = new OutputAccumulator({ shape: [], images: 1, filters: 1, grid });
        accumulator.add(plain.summarise(Float32Array.of(0, largest), layout, grid), layout.rows);
        const { binWidth, counts } = accumulator.values().statistics.histogram;
        expect(largest / binWidth).toBeGreaterThanOrEqual(32);
        expect(counts.length).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('of several strips is that of them together, in whatever strips they come', () => {
    fc.assert(
      fc.property(cases(value), size(12), size(4), ({ layout, data }, side, height) => {
        fc.pre(layout.order === 'channels_last');
        const { filters, width, rows } = layout;
        const grid = gridOf(layout, side);
        const whole = new OutputAccumulator({ shape: [], images: 1, filters, grid });
        whole.add(fast.summarise(data, layout, grid), rows);
        const parts = new OutputAccumulator({ shape: [], images: 1, filters, grid });
        for (let from = 0; from < rows.to; from += height) {
          const extent = { from, to: Math.min(from + height, rows.to) };
          const strip = data.subarray(from * width * filters, extent.to * width * filters);
          parts.add(fast.summarise(strip, { ...layout, rows: extent }, grid), extent);
        }
        const [all, sum] = [whole.values(), parts.values()];
        all.filters.forEach((expected, filter) => {
          const { mean, std, ...exact } = sum.filters[filter] ?? expected;
          const { mean: wholeMean, std: wholeStd, ...wholeExact } = expected;
          const scale = Math.max(Math.abs(expected.min), Math.abs(expected.max));
          expect(exact).toEqual(wholeExact);
          expect(Math.abs(mean - wholeMean)).toBeLessThanOrEqual(1e-12 * scale);
          expect(Math.abs(std - wholeStd)).toBeLessThanOrEqual(1e-7 * scale);
        });
        sum.maps.data.forEach((average, at) => {
          expect(average).toBeCloseTo(all.maps.data[at] ?? NaN, 3);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('of part of the rows pictures the others like the nearest of them', () => {
    const layout: StripLayout = { filters: 1, width: 2, rows: { from: 4, to: 6 }, order: 'channels_last' };
    const grid = { map: { height: 8, width: 2 }, size: { height: 8, width: 2 } };
    const accumulator = new OutputAccumulator({ shape: [], images: 1, filters: 1, grid });
    accumulator.add(plain.summarise(Float32Array.of(1, 2, 3, 4), layout, grid), layout.rows);
    const { maps, covered } = accumulator.values();
    expect(covered).toBe(0.25);
    expect([...maps.data]).toEqual([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4]);
  });
});
