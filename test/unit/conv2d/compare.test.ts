import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conv2DArguments } from '../../../src/conv2d/arguments';
import { comparedCalls } from '../../../src/conv2d/compare/comparedCalls';
import { sameMapSize, whyNoDifference } from '../../../src/conv2d/compare/mapSizes';
import { outputSize } from '../../../src/conv2d/shapes';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';

const image = imageOf(20, 30, 4);
const layers: fc.Arbitrary<Partial<Conv2DArguments>> = fc.record({
  filters: fc.constantFrom(4, 8),
  kernelSize: fc.constantFrom([1, 1] as const, [3, 3] as const, [3, 5] as const),
  strides: fc.constantFrom([1, 1] as const, [2, 3] as const),
  padding: fc.constantFrom('valid' as const, 'same' as const),
  groups: fc.constantFrom(1, 2),
  activation: fc.constantFrom('linear' as const, 'relu' as const),
});

describe('two calls', () => {
  it('show what differs in both, also where one of them has the default', () => {
    const { a, b, differing } = comparedCalls(
      tracedWith(image, { strides: [2, 2] }),
      tracedWith(image, { activation: 'relu' }),
    );
    const shown = (call: typeof a): string[] => call.map(({ text, differs }) => `${text}${differs ? ' !' : ''}`);
    expect(shown(a)).toEqual(['filters=32', 'kernel_size=(4, 4)', 'strides=(2, 2) !', "activation='linear' !"]);
    expect(shown(b)).toEqual(['filters=32', 'kernel_size=(4, 4)', 'strides=(1, 1) !', "activation='relu' !"]);
    expect(differing).toEqual(['strides', 'activation']);
  });

  it('tell of the seed only where weights are drawn with it', () => {
    const [one, other] = [tracedWith(image, { seed: 1 }), tracedWith(image, { seed: 2 })];
    expect(comparedCalls(one, other)).toMatchObject({ differing: [], seedDiffers: true });
    expect(comparedCalls(one, one).seedDiffers).toBe(false);
    const zeros = { kernelInitializer: { className: 'Zeros' } } as const;
    expect(
      comparedCalls(tracedWith(image, { seed: 1, ...zeros }), tracedWith(image, { seed: 2, ...zeros })).seedDiffers,
    ).toBe(false);
  });

  it('differ in the same arguments from both sides, and in none from themselves', () => {
    fc.assert(
      fc.property(layers, layers, (one, other) => {
        const [a, b] = [tracedWith(image, one), tracedWith(image, other)];
        const there = comparedCalls(a, b);
        expect(comparedCalls(b, a)).toMatchObject({ a: there.b, b: there.a, differing: there.differing });
        expect(comparedCalls(a, a).differing).toEqual([]);
        expect(there.a.filter(({ differs }) => differs).map(({ argument }) => argument)).toEqual(there.differing);
      }),
    );
  });
});

describe('maps of two sizes', () => {
  it('have no difference, and the argument that makes it so is named', () => {
    expect(whyNoDifference(tracedWith(image), tracedWith(image, { strides: [2, 2], activation: 'relu' }))).toBe(
      'There is no difference map, because the feature maps of A are (17, 27) and those of B (9, 14): strides is (2, 2) instead of (1, 1).',
    );
  });

  it('name the image where that is another, and no argument that has no part in it', () => {
    const other = imageOf(10, 30, 4);
    expect(whyNoDifference(tracedWith(image), tracedWith(other, { filters: 8 }))).toBe(
      'There is no difference map, because the feature maps of A are (17, 27) and those of B (7, 27): the image is (10, 30) instead of (20, 30).',
    );
    expect(whyNoDifference(tracedWith(image), tracedWith(other, { padding: 'same' }))).toContain(
      "the image is (10, 30) instead of (20, 30), padding is 'same' instead of 'valid'",
    );
  });

  it('know glu, which halves the columns of maps that stand behind each other', () => {
    const first = { dataFormat: 'channels_first', kernelSize: [3, 3] } as const;
    const [linear, glu] = [tracedWith(image, first), tracedWith(image, { ...first, activation: 'glu' })];
    expect(whyNoDifference(linear, glu)).toContain("(18, 14): activation is 'glu' instead of 'linear'.");
  });

  it('are told of just where height or width differ, always with a cause', () => {
    fc.assert(
      fc.property(layers, layers, fc.boolean(), (one, other, small) => {
        const [a, b] = [tracedWith(image, one), tracedWith(small ? imageOf(15, 30, 4) : image, other)];
        const [from, to] = [outputSize(a), outputSize(b)];
        const same = from.height === to.height && from.width === to.width;
        expect(sameMapSize(a, b)).toBe(same);
        const why = whyNoDifference(a, b);
        if (same) expect(why).toBeUndefined();
        else expect(why).toMatch(/\): .+ is .+ instead of .+\.$/);
      }),
    );
  });
});
