import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterMeasures, filterOrder } from '../../../src/picture/filterOrder';

describe('filterMeasures', () => {
  it('are norm and mean of the weights of each filter', () => {
    const kernel = { shape: [1, 2, 1, 3], data: Float32Array.of(3, 1, 0, 4, -1, 0) };
    expect(filterMeasures(kernel)).toEqual({
      norm: Float64Array.of(5, Math.SQRT2, 0),
      mean: Float64Array.of(3.5, 0, 0),
    });
  });
});

describe('filterOrder', () => {
  const measures = {
    norm: Float64Array.of(1, NaN, 3, 1, Infinity, Infinity),
    mean: Float64Array.of(-1, 0, NaN, 2, -Infinity, 0),
  };

  it.each([
    ['number' as const, [0, 1, 2, 3, 4, 5]],
    ['norm' as const, [4, 5, 2, 0, 3, 1]],
    ['mean' as const, [3, 1, 5, 0, 2, 4]],
  ])('by %s', (by, order) => {
    expect(filterOrder(measures, by)).toEqual(order);
  });

  it('has every filter once, the larger ones first, equal ones by number', () => {
    const numbers = fc.float64Array({ minLength: 1, maxLength: 60, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.constantFrom('norm' as const, 'mean' as const), (values, by) => {
        const order = filterOrder({ norm: values, mean: values }, by);
        expect([...order].sort((one, other) => one - other)).toEqual([...values.keys()]);
        order.slice(1).forEach((filter, at) => {
          const before = order[at] ?? NaN;
          const [larger = NaN, smaller = NaN] = [values[before], values[filter]];
          expect(larger > smaller || (larger === smaller && before < filter)).toBe(true);
        });
      }),
    );
  });
});
