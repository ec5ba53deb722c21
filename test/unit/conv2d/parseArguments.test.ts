import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { rawArguments } from '../../../src/conv2d/rawArguments';
import { callText } from '../../../src/conv2d/callText';
import { parseConv2DText } from '../../../src/conv2d/parse/text';
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
    [{ filters: null }, 'filters: The `filters` argument must be an integer. Received filters=None'],
    [{ filters: NaN }, 'filters: The `filters` argument must be an integer. Received filters=nan'],
    [{ filters: 1e9 }, 'filters: filters=1000000000 is more than Convscope allows.'],
    [
      { kernelSize: [3, 1.5] },
      'kernelSize: The `kernel_size` argument must be a tuple of 2 integers. Received kernel_size=(3, 1.5), including 1.5, which is no whole number',
    ],
    [{ kernelSize: 1e6 }, 'kernelSize: kernel_size=1000000 is more than Convscope allows.'],
    [{ useBias: 'yes' }, "useBias: The `use_bias` argument must be True or False. Received use_bias='yes'"],
    [{ padding: 7 }, 'padding: The `padding` argument must be a text. Received padding=7. Keras stops with'],
    [{ seed: 1e300 }, 'seed: seed=1'],
    [{ groups: null }, 'groups: The `groups` argument must be an integer. Received groups=None. Keras stops with'],
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

  it('takes numbers and None for use_bias as Python does', () => {
    const useBias = (value: unknown): unknown => {
      const parsed = parseArguments({ ...DEFAULTS, useBias: value });
      return parsed.ok && parsed.arguments.useBias;
    };
    expect([true, 1, false, 0, null].map(useBias)).toEqual([true, true, false, false, false]);
  });

  // Compared by hand with Keras 3.15 on TensorFlow 2.21.
  it.each([
    [
      'Conv2D(0, 3, kernel_initializer=RandomNormal(foo=1))',
      "RandomNormal.__init__() got an unexpected keyword argument 'foo'",
    ],
    [
      "Conv2D(0, 3, kernel_initializer='foo', bias_initializer=HeNormal(seed='x'))",
      '`seed` argument should be an instance of `keras.random.SeedGenerator()` or an integer. Received: seed=x',
    ],
    ['Conv2D(4, 3, kernel_initializer=Ones(value=1))', 'Ones() takes no arguments'],
    ['Conv2D(4, 3, kernel_initializer={})', 'Unknown `config` as a `dict`, config={}'],
    ["Conv2D(4, 3, kernel_initializer={'class_name': 'Constant', 'config': {}})", "KeyError: 'value'"],
    [
      'Conv2D(4, 3, kernel_initializer=Constant(1e39))',
      "Can't convert Python sequence with a value out of range for a double-precision float.",
    ],
    [
      'Conv2D(4, 3, kernel_initializer=Constant(10 ** 20))',
      "Can't convert Python sequence with out-of-range integer to Tensor.",
    ],
    [
      'Conv2D(4, 3, kernel_initializer=RandomNormal(stddev=0.1, 0.2))',
      'SyntaxError: positional argument follows keyword argument. (line 1, column 58)',
    ],
    ['Conv2D(4, 3, strides=1, strides=2)', 'SyntaxError: keyword argument repeated: strides. (line 1, column 33)'],
    ['Conv2D(1__0, 3)', '`1__0` cannot be read: write the value itself. (line 1, column 8)'],
  ])('refuses %s', (call, message) => {
    const parsed = parseConv2DText(call);
    expect(parsed.ok ? 'accepted' : parsed.message).toBe(message);
  });

  it.each([
    ['HeNormal(1, 2)', 'HeNormal(seed=1)'],
    ['Constant(1e20)', 'Constant(value=1e+20)'],
    ['RandomUniform(0, 1e20)', 'RandomUniform(minval=0, maxval=1e+20)'],
  ])('reads %s as %s', (initializer, text) => {
    const parsed = parseConv2DText(`Conv2D(4, 3, kernel_initializer=${initializer})`);
    expect(parsed.ok ? callText(parsed.arguments) : parsed.message).toContain(text);
  });

  it('checks in the order of Keras: kernel_size before padding before filters', () => {
    expect(refused({ filters: 0, padding: 'x', kernelSize: 0 })).toMatch(/^kernelSize/);
    expect(refused({ filters: 0, padding: 'x' })).toMatch(/^padding/);
  });
});
