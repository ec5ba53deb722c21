import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputFormula, outputLength, pads, type Sliding, span } from '../../../src/conv2d/geometry';

const sliding = fc.record<Sliding>({
  input: fc.integer({ min: 1, max: 60 }),
  kernel: fc.integer({ min: 1, max: 9 }),
  stride: fc.integer({ min: 1, max: 5 }),
  dilation: fc.integer({ min: 1, max: 4 }),
  padding: fc.constantFrom('valid', 'same'),
});

/** Counts the positions of the kernel one by one. */
function countPositions(s: Sliding): number {
  const { before, after } = pads(s);
  let count = 0;
  for (let start = -before; start + span(s) <= s.input + after; start += s.stride) count++;
  return count;
}

describe('geometry', () => {
  it('counts as many cells as the kernel has positions', () => {
    fc.assert(
      fc.property(sliding, (s) => {
        expect(Math.max(0, outputLength(s))).toBe(countPositions(s));
      }),
    );
  });

  it('pads as little as same needs, at most one more after than before', () => {
    fc.assert(
      fc.property(sliding, (s) => {
        const { before, after } = pads({ ...s, padding: 'same' });
        expect(after - before === 0 || after - before === 1).toBe(true);
        expect(outputLength({ ...s, padding: 'same' })).toBe(Math.ceil(s.input / s.stride));
      }),
    );
  });

  it('ends every formula of a changed length with the length', () => {
    fc.assert(
      fc.property(sliding, (s) => {
        const formula = outputFormula(s);
        expect(formula.endsWith(`= ${outputLength(s)}`) || formula === `${s.input}, kept by padding`).toBe(true);
      }),
    );
  });
});
