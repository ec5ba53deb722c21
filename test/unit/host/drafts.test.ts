import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { rawArguments } from '../../../src/conv2d/rawArguments';
import { canWait, readNumbers, readOptional, readOptionalNumber, tryDraft } from '../../../src/host/configure/drafts';
import { typedValue } from '../../../src/conv2d/asked';
import { imageOf } from '../fixtures';

const DEFAULTS = rawArguments(DEFAULT_ARGUMENTS);
const IMAGE = imageOf(725, 1280, 3);

describe('drafts', () => {
  it.each([
    ['3', 3],
    [' 3, 5 ', [3, 5]],
    ['(3, 5)', [3, 5]],
    ['3x5', [3, 5]],
    ['3 5', [3, 5]],
    ['1,2,3', [1, 2, 3]],
    ['-1', -1],
    ['2.5', 2.5],
    ['abc', 'abc'],
    ['', []],
  ])('reads %j as %j', (text, value) => {
    expect(readNumbers(text)).toEqual(value);
  });

  it('writes what it reads', () => {
    for (const value of [32, [3, 5]]) expect(readNumbers(typedValue(value))).toEqual(value);
  });

  it('reads nothing as None where an argument may be left out', () => {
    expect([readOptional(' '), readOptional('None'), readOptional(' stem ')]).toEqual([null, null, 'stem']);
    expect([readOptionalNumber(''), readOptionalNumber('7')]).toEqual([null, 7]);
    expect(typedValue(null)).toBe('');
  });

  it('knows the output of a draft', () => {
    expect(tryDraft({ ...DEFAULTS, padding: 'same' }, IMAGE)).toMatchObject({
      ok: true,
      call: "Conv2D(filters=32, kernel_size=(4, 4), padding='same')",
      outputShape: '(1, 725, 1280, 32)',
    });
  });

  it('lets a problem wait only while a later step can mend it', () => {
    const outcome = tryDraft({ ...DEFAULTS, strides: 2, dilationRate: 2 }, IMAGE);
    if (outcome.ok) throw new Error('should be refused');
    expect(canWait(outcome.problem, ['padding', 'dilationRate'])).toBe(true);
    expect(canWait(outcome.problem, ['activation'])).toBe(false);
    const large = tryDraft({ ...DEFAULTS, kernelSize: 800 }, IMAGE);
    if (large.ok) throw new Error('should be refused');
    expect(canWait(large.problem, ['padding', 'dilationRate'])).toBe(true);
    expect(canWait(large.problem, ['dilationRate', 'activation'])).toBe(false);
  });
});
