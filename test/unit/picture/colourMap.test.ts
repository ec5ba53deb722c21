import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourPixels, colourRamp, endsOf } from '../../../src/picture/colourMap';
import { viridis } from '../../../src/picture/viridis';

describe('viridis', () => {
  // Of `matplotlib.colormaps['viridis'].colors`, Matplotlib 3.11.2, as bytes.
  it.each([
    [0, [68, 1, 84]],
    [37, [70, 51, 127]],
    [64, [59, 82, 139]],
    [100, [42, 118, 142]],
    [128, [33, 145, 140]],
    [191, [92, 200, 99]],
    [230, [189, 223, 38]],
    [255, [253, 231, 37]],
  ])('is as in Matplotlib at %i', (index, colour) => {
    viridis(index / 255).forEach((level, channel) => {
      expect(Math.abs(level - (colour[channel] ?? NaN))).toBeLessThanOrEqual(2);
    });
  });

  it('gets ever lighter', () => {
    const lightness = colourRamp('viridis').map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue);
    lightness.slice(1).forEach((level, at) => expect(level).toBeGreaterThan((lightness[at] ?? NaN) - 1));
  });
});

describe('colourPixels', () => {
  const first = (
    values: readonly number[],
    ...rest: [Parameters<typeof colourPixels>[1], number, number]
  ): number[][] => {
    const [map, min, max] = rest;
    const pixels = colourPixels(Float32Array.from(values), map, { min, max });
    return values.map((_, at) => [...pixels.subarray(4 * at, 4 * at + 4)]);
  };

  it.each([
    ['the ends and the middle', [0, 5, 10], 0, 10, [0, 128, 255]],
    ['values outside of the range', [-7, 99, -Infinity, Infinity], 0, 10, [0, 255, 0, 255]],
    ['a range without extent', [3, 3], 3, 3, [128, 128]],
  ])('shows %s in gray', (_, values, min, max, levels) => {
    expect(first(values, 'gray', min, max)).toEqual(levels.map((level) => [level, level, level, 255]));
  });

  it('leaves out what is no number', () => {
    expect(first([NaN], 'viridis', 0, 1)).toEqual([[0, 0, 0, 0]]);
  });

  it('has 0 in the middle of a diverging map, whatever the range', () => {
    expect(endsOf('diverging', { min: -1, max: 4 })).toEqual({ min: -4, max: 4 });
    const [below, zero, above] = first([-4, 0, 4], 'diverging', -1, 4);
    expect(below).toEqual([59, 76, 192, 255]);
    expect(above).toEqual([180, 4, 38, 255]);
    expect(Math.max(...(zero ?? [])) - Math.min(...(zero ?? []).slice(0, 3))).toBeLessThan(40);
  });

  it('never darkens in gray where values grow', () => {
    const numbers = fc.array(fc.float({ noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, fc.float({ noNaN: true, noDefaultInfinity: true }), (values, min) => {
        const sorted = Float32Array.from(values).sort();
        const pixels = colourPixels(sorted, 'gray', { min, max: min + 3 });
        for (let at = 4; at < pixels.length; at += 4) {
          expect(pixels[at]).toBeGreaterThanOrEqual(pixels[at - 4] ?? NaN);
        }
      }),
    );
  });
});
