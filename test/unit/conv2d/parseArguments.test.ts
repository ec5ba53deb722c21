import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { parseArguments } from '../../../src/conv2d/parseArguments';

const refused = (changes: object): string => {
  const parsed = parseArguments({ ...DEFAULT_ARGUMENTS, ...changes });
  return parsed.ok ? 'accepted' : `${parsed.problem.argument}: ${parsed.problem.message}`;
};

describe('parseArguments', () => {
  it('accepts the defaults and returns them', () => {
    expect(parseArguments(DEFAULT_ARGUMENTS)).toEqual({ ok: true, arguments: DEFAULT_ARGUMENTS });
  });

  it('makes pairs of single numbers, lower case of padding, silu of swish and linear of None', () => {
    const raw = { ...DEFAULT_ARGUMENTS, kernelSize: 3, strides: [2, 1], padding: 'SAME', activation: 'swish' };
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
    [{ filters: 2.5 }, 'filters: The `filters` argument must be an integer. Received filters=2.5'],
    [{ filters: 'many' }, "filters: The `filters` argument must be an integer. Received filters='many'"],
    [{ filters: null }, 'filters: The `filters` argument must be an integer. Received filters=None'],
    [{ filters: NaN }, 'filters: The `filters` argument must be an integer. Received filters=NaN'],
    [{ filters: 1e9 }, 'filters: filters=1000000000 is more than Convscope allows.'],
    [
      { kernelSize: [3, 1.5] },
      'kernelSize: The `kernel_size` argument must be a tuple of 2 integers. Received kernel_size=(3, 1.5), including the fraction 1.5',
    ],
    [
      { kernelSize: 'a' },
      "kernelSize: The `kernel_size` argument must be a tuple of 2 integers. Received kernel_size='a', including element 'a' of type <class 'str'>",
    ],
    [
      { kernelSize: {} },
      "kernelSize: The `kernel_size` argument must be a tuple of 2 integers. Received kernel_size={}, including element {} of type <class 'dict'>",
    ],
    [{ kernelSize: 1e6 }, 'kernelSize: kernel_size=1000000 is more than Convscope allows.'],
    [{ useBias: 'yes' }, "useBias: The `use_bias` argument must be true or false. Received use_bias='yes'"],
    [{ padding: 7 }, "padding: The `padding` argument must be a list/tuple or one of {'valid', 'same'}. Received: 7"],
  ])('refuses %j, which Keras does not check or says otherwise', (changes, message) => {
    expect(refused(changes)).toBe(message);
  });

  it('checks in the order of Keras: kernel_size before padding before filters', () => {
    expect(refused({ filters: 0, padding: 'x', kernelSize: 0 })).toMatch(/^kernelSize/);
    expect(refused({ filters: 0, padding: 'x' })).toMatch(/^padding/);
  });
});
