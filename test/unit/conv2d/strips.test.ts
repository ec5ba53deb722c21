import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputLength, pads, type Sliding, span } from '../../../src/conv2d/geometry';
import { inputWindow } from '../../../src/conv2d/inputWindow';
import { planStrips, rowsOfStrip } from '../../../src/conv2d/strips';

const small = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

const slidings = fc
  .record({
    input: small(40),
    kernel: small(6),
    stride: small(4),
    dilation: small(4),
    padding: fc.constantFrom('valid' as const, 'same' as const),
  })
  .filter((sliding) => outputLength(sliding) > 0);

describe('inputWindow', () => {
  it('is 4 rows for the first row of the worked example, and 35 for 32 of them', () => {
    const sliding: Sliding = { input: 725, kernel: 4, stride: 1, dilation: 1, padding: 'valid' };
    expect(inputWindow(sliding, { from: 0, to: 1 })).toEqual({ from: 0, to: 4, before: 0, after: 0 });
    expect(inputWindow(sliding, { from: 690, to: 722 })).toEqual({ from: 690, to: 725, before: 0, after: 0 });
    const same: Sliding = { ...sliding, padding: 'same' };
    expect(inputWindow(same, { from: 0, to: 2 })).toEqual({ from: 0, to: 4, before: 1, after: 0 });
    expect(inputWindow(same, { from: 723, to: 725 })).toEqual({ from: 722, to: 725, before: 0, after: 2 });
  });

  it('holds just what the cells look at: every tap of every cell is at the same place as in the whole', () => {
    fc.assert(
      fc.property(slidings, fc.nat(), fc.nat(), (sliding, first, more) => {
        const cells = outputLength(sliding);
        const from = first % cells;
        const to = from + 1 + (more % (cells - from));
        const window = inputWindow(sliding, { from, to });
        const length = window.before + window.to - window.from + window.after;
        expect(length).toBe((to - from - 1) * sliding.stride + span(sliding));
        for (let cell = from; cell < to; cell++) {
          for (let tap = 0; tap < sliding.kernel; tap++) {
            const inWhole = cell * sliding.stride + tap * sliding.dilation - pads(sliding).before;
            const inWindow = (cell - from) * sliding.stride + tap * sliding.dilation;
            const padding = inWindow < window.before || inWindow >= length - window.after;
            expect(padding).toBe(inWhole < 0 || inWhole >= sliding.input);
            if (!padding) expect(window.from + inWindow - window.before).toBe(inWhole);
          }
        }
      }),
    );
  });
});

describe('planStrips', () => {
  it('covers every row of every image once', () => {
    fc.assert(
      fc.property(small(3), small(200), small(40), (images, height, rows) => {
        const seen = new Map<string, number>();
        for (const { image, rows: extent } of planStrips(images, height, rows)) {
          for (let row = extent.from; row < extent.to; row++) {
            const key = `${image} ${row}`;
            seen.set(key, (seen.get(key) ?? 0) + 1);
          }
        }
        expect(seen.size).toBe(images * height);
        expect([...seen.values()].every((count) => count === 1)).toBe(true);
      }),
    );
  });

  it('spreads the first strips evenly over the image', () => {
    const order = planStrips(1, 160, 10).map(({ rows }) => rows.from / 10);
    expect(order).toEqual([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]);
  });

  it('keeps to the budget, but for a single row', () => {
    expect(
      rowsOfStrip(
        722,
        { bytes: 163_456, multiplyAdds: 1.96e6, taps: 20_432 },
        { bytes: 2 ** 22, multiplyAdds: 1e9, taps: 1e7 },
      ),
    ).toBe(25);
    expect(
      rowsOfStrip(10, { bytes: 1e9, multiplyAdds: 1, taps: 1 }, { bytes: 1e6, multiplyAdds: 1e9, taps: 1e9 }),
    ).toBe(1);
    expect(rowsOfStrip(10, { bytes: 1, multiplyAdds: 1, taps: 1 }, { bytes: 1e6, multiplyAdds: 1e9, taps: 1e9 })).toBe(
      10,
    );
  });
});
