import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { rawArguments } from '../../../src/conv2d/rawArguments';
import { parseArguments } from '../../../src/conv2d/parse/parseArguments';

const DEFAULTS = rawArguments(DEFAULT_ARGUMENTS);

const refused = (changes: object): string => {
  const parsed = parseArguments({ ...DEFAULTS, ...changes });
  return parsed.ok ? 'accepted' : `${parsed.problem.argument}: ${parsed.problem.message}`;
};

describe('parseArguments', () => {
  it('accepts the defaults and returns them', () => {
    expect(parseArguments(DEFAULTS)).toEqual({ ok: true, arguments: DEFAULT_ARGUMENTS });
  });

  it('makes pairs of single numbers, lower case of padding, silu of swish and linear of None', () => {
    const raw = { ...DEFAULTS, kernelSize: 3, strides: [2, 1], padding: 'SAME', activation: 'swish' };
    const expected = { kernelSize: [3, 3], strides: [2, 1], padding: 'same', activation: 'silu' };
    expect(parseArguments(raw)).toMatchObject({ ok: true, arguments: expected });
    expect(parseArguments({ ...raw, activation: null })).toMatchObject({
      ok: true,
      arguments: { activation: 'linear' },
    });
  });

  // Messages as Keras 3.15 prints them, where it has one.
  it.each([
    [
      { kernelSize: [3, 3, 3] },
      'kernelSize: The `kernel_size` argument must be a tuple of 2 integers. Received kernel_size=(3, 3, 3)',
    ],
    [
      { kernelSize: 0 },
      'kernelSize: The `kernel_size` argument must be a tuple of 2 integers. Received kernel_size=0, including values {0} that do not satisfy `value > 0`',
    ],
    [
      { strides: [1, -1] },
      'strides: The `strides` argument must be a tuple of 2 integers. Received strides=(1, -1), including values {-1} that do not satisfy `value > 0`',
    ],
    [
      { padding: 'causal' },
      "padding: The `padding` argument must be a list/tuple or one of {'valid', 'same'}. Received: causal",
    ],
    [{ activation: 'foo' }, 'activation: Could not interpret activation function identifier: foo'],
    [
      { filters: 0 },
      'filters: Invalid value for argument `filters`. Expected a strictly positive value. Received filters=0.',
    ],
    [
      { filters: -3 },
      'filters: Invalid value for argument `filters`. Expected a strictly positive value. Received filters=-3.',
    ],
    [
      { strides: [2, 2], dilationRate: [2, 1] },
      'dilationRate: `strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: strides=(2, 2) and dilation_rate=(2, 1)',
    ],
    [
      { strides: [1, 2], dilationRate: [2, 1] },
      'dilationRate: `strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: strides=(1, 2) and dilation_rate=(2, 1)',
    ],
  ])('refuses %j as Keras does', (changes, message) => {
    expect(refused(changes)).toBe(message);
  });

  it.each([
    [
      { filters: 'many' },
      "filters: The `filters` argument must be an integer. Received filters='many'. Keras stops with",
    ],
    [{ filters: null }, 'filters: The `filters` argument must be an integer. Received filters=None. Keras stops with'],
    [{ filters: NaN }, 'filters: The `filters` argument must be an integer. Received filters=nan. Keras stops with'],
    [{ filters: 1e9 }, 'filters: filters=1000000000 is more than Convscope allows.'],
    [
      { kernelSize: [3, 1.5] },
      'kernelSize: The `kernel_size` argument must be a tuple of 2 integers. Received kernel_size=(3, 1.5), including 1.5, which is no whole number',
    ],
    [{ kernelSize: 1e6 }, 'kernelSize: kernel_size=1000000 is more than Convscope allows.'],
    [{ useBias: 'yes' }, "useBias: The `use_bias` argument must be True or False. Received use_bias='yes'"],
    [{ padding: 7 }, 'padding: The `padding` argument must be a text. Received padding=7. Keras stops with'],
    [{ seed: 1e300 }, 'seed: seed=1'],
    [{ groups: 4097, filters: 1_000_003 }, 'groups: The number of filters must be evenly divisible'],
  ])('refuses %j, which Keras does not check or says otherwise', (changes, message) => {
    expect(refused(changes).slice(0, message.length)).toBe(message);
  });

  it.each([
    [{ filters: 32, groups: 5 }, 'With 32 filters use groups=4 or 8, or with 5 groups use filters=30 or 35.'],
    [{ filters: 2, groups: 3 }, 'With 2 filters use groups=2, or with 3 groups use filters=3.'],
    [{ filters: 2.5, groups: 1 }, 'Use whole numbers.'],
  ])('suggests what is legal near %j', (changes, suggestion) => {
    const parsed = parseArguments({ ...DEFAULTS, ...changes });
    expect(parsed.ok ? undefined : parsed.problem.suggestion).toBe(suggestion);
  });

  it('checks in the order of Keras: kernel_size before padding before filters', () => {
    expect(refused({ filters: 0, padding: 'x', kernelSize: 0 })).toMatch(/^kernelSize/);
    expect(refused({ filters: 0, padding: 'x' })).toMatch(/^padding/);
  });
});
