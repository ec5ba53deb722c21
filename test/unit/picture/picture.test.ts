import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaAverage, fitWithin, greyLevel, rangeOf } from '../../../src/picture/areaAverage';
import { diverging } from '../../../src/picture/diverging';
import { kernelColour, weightAt } from '../../../src/picture/kernelPicture';

describe('diverging', () => {
  // End points and middle as tabulated by Moreland (2009).
  it.each([
    [-1, [59, 76, 192]],
    [0, [221, 221, 221]],
    [1, [180, 4, 38]],
  ])('is as published at %d', (position, expected) => {
    diverging(position).forEach((level, at) => expect(Math.abs(level - (expected[at] ?? NaN))).toBeLessThanOrEqual(1));
  });

  it('clamps, and is bluer below zero and redder above', () => {
    expect(diverging(-7)).toEqual(diverging(-1));
    expect(diverging(7)).toEqual(diverging(1));
    const [red, , blue] = diverging(0.5);
    expect(red).toBeGreaterThan(blue);
    const [coldRed, , coldBlue] = diverging(-0.5);
    expect(coldBlue).toBeGreaterThan(coldRed);
  });
});

describe('kernel pictures', () => {
  // One row of two cells, three channels, two filters: value = 10 * cell + channel + filter / 2.
  const kernel = {
    shape: [1, 2, 3, 2],
    data: Float32Array.from([0, 0.5, 1, 1.5, 2, 2.5, 10, 10.5, 11, 11.5, 12, 12.5]),
  };

  it('finds each weight', () => {
    expect(weightAt(kernel, 0, 1, 2, 1)).toBe(12.5);
    expect(weightAt(kernel, 0, 0, 1, 0)).toBe(1);
  });

  it('mixes colours from the channels that are red, green and blue, with grey at zero', () => {
    expect(kernelColour(kernel, 0, [2, 1, 0], 0, 0, 2)).toEqual([255, 191, 128]);
    expect(kernelColour(kernel, 0, 0, 0, 0, 2)).toEqual(diverging(0));
    expect(kernelColour(kernel, 0, 2, 0, 0, 2)).toEqual(diverging(1));
  });
});

describe('areaAverage', () => {
  it('averages each cell of each channel', () => {
    const source = Uint8Array.from([1, 10, 3, 30, 5, 50, 7, 70]);
    expect([...areaAverage(source, { height: 2, width: 2, channels: 2 }, { height: 1, width: 1 })]).toEqual([4, 40]);
    expect([...areaAverage(source, { height: 1, width: 4, channels: 2 }, { height: 1, width: 2 })]).toEqual([
      2, 6, 20, 60,
    ]);
  });

  it('keeps the picture at its own size, and never leaves its range', () => {
    const sizes = fc.record({ height: fc.integer({ min: 1, max: 9 }), width: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 12 }), (size, side) => {
        const source = Float32Array.from({ length: size.height * size.width }, (_, at) => Math.sin(at * 7));
        const small = areaAverage(source, { ...size, channels: 1 }, fitWithin(size.height, size.width, side));
        const range = rangeOf(source);
        for (const value of small) expect(value >= range.min - 1e-6 && value <= range.max + 1e-6).toBe(true);
        if (side >= Math.max(size.height, size.width)) expect(small).toEqual(source);
      }),
    );
  });

  it('maps a range to grey, and no range to the middle', () => {
    expect([0, 5, 10, 20].map((value) => greyLevel(value, { min: 0, max: 10 }))).toEqual([0, 128, 255, 255]);
    expect(greyLevel(3, { min: 3, max: 3 })).toBe(128);
    expect(rangeOf(Float32Array.from([NaN, Infinity]))).toEqual({ min: 0, max: 0 });
  });
});
