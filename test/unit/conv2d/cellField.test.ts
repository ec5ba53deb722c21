import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { cellField, cellLookingAt, insideOutput, nextCell } from '../../../src/conv2d/cellField';
import { inputWindow } from '../../../src/conv2d/inputWindow';
import { outputSize, shapesOf } from '../../../src/conv2d/shapes';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import type { Trace } from '../../../src/conv2d/trace';
import { imageOf } from '../fixtures';

function traceOf(height: number, width: number, changes: Partial<typeof DEFAULT_ARGUMENTS>): Trace | undefined {
  const traced = traceConv2D(imageOf(height, width, 3), { ...DEFAULT_ARGUMENTS, filters: 1, ...changes });
  return traced.ok ? traced.trace : undefined;
}

const side = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
const pair = (max: number): fc.Arbitrary<readonly [number, number]> => fc.tuple(side(max), side(max));
const layers = fc.record({
  height: side(30),
  width: side(30),
  kernelSize: pair(5),
  strides: pair(4),
  padding: fc.constantFrom('valid' as const, 'same' as const),
});

describe('cellField', () => {
  it.each([
    [{}, { y: 2, x: 5 }, [2, 3, 4, 5], [5, 6, 7, 8]],
    [{ strides: [2, 3] as const }, { y: 2, x: 1 }, [4, 5, 6, 7], [3, 4, 5, 6]],
    [{ dilationRate: [2, 1] as const }, { y: 1, x: 0 }, [1, 3, 5, 7], [0, 1, 2, 3]],
    // Of 3 rows of padding, TensorFlow puts the odd one behind.
    [{ padding: 'same' as const }, { y: 0, x: 19 }, [-1, 0, 1, 2], [18, 19, 20, 21]],
  ])('of %j, cell %j', (changes, cell, rows, columns) => {
    const trace = traceOf(10, 20, changes);
    expect(trace && cellField(trace, cell)).toEqual({ rows, columns });
  });

  it('spans just what the engine cuts out for that cell', () => {
    fc.assert(
      fc.property(layers, fc.double({ min: 0, max: 1, noNaN: true }), ({ height, width, ...changes }, share) => {
        const trace = traceOf(height, width, changes);
        if (!trace) return;
        const y = Math.floor(share * (outputSize(trace).height - 1));
        const window = inputWindow(shapesOf(trace.image, trace.arguments).rows, { from: y, to: y + 1 });
        const { rows } = cellField(trace, { y, x: 0 });
        expect([rows[0], rows.at(-1)]).toEqual([window.from - window.before, window.to + window.after - 1]);
      }),
    );
  });
});

describe('cellLookingAt', () => {
  it('is the cell itself for the middle of what it sees', () => {
    fc.assert(
      fc.property(layers, fc.double({ min: 0, max: 1, noNaN: true }), ({ height, width, ...changes }, share) => {
        const trace = traceOf(height, width, changes);
        if (!trace) return;
        const size = outputSize(trace);
        const cell = { y: Math.floor(share * (size.height - 1)), x: Math.floor((1 - share) * (size.width - 1)) };
        const { rows, columns } = cellField(trace, cell);
        const middle = (taps: readonly number[]): number => ((taps[0] ?? 0) + (taps.at(-1) ?? 0)) / 2;
        expect(cellLookingAt(trace, { y: middle(rows), x: middle(columns) })).toEqual(cell);
      }),
    );
  });

  it('is a cell of the output for every pixel', () => {
    const trace = traceOf(10, 20, {});
    expect(trace && cellLookingAt(trace, { y: 0, x: 0 })).toEqual({ y: 0, x: 0 });
    expect(trace && cellLookingAt(trace, { y: 9, x: 19 })).toEqual({ y: 6, x: 16 });
  });
});

describe('walking', () => {
  const size = { height: 2, width: 3 };
  it('goes row by row and begins again', () => {
    expect(nextCell(size, { y: 0, x: 1 })).toEqual({ y: 0, x: 2 });
    expect(nextCell(size, { y: 0, x: 2 })).toEqual({ y: 1, x: 0 });
    expect(nextCell(size, { y: 1, x: 2 })).toEqual({ y: 0, x: 0 });
  });

  it('stops at the edges', () => {
    expect(insideOutput(size, { y: -1, x: 5 })).toEqual({ y: 0, x: 2 });
  });
});
