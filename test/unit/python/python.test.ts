import { describe, expect, it } from 'vitest';
import { parseCall, parseValue } from '../../../src/python/parse';
import { repr, str, tuple, typeName } from '../../../src/python/repr';
import { setText } from '../../../src/python/sets';
import { PythonCall, PythonFloat, PythonList, PythonName } from '../../../src/python/values';

describe('parseValue', () => {
  it.each([
    ['3', 3],
    ['0x20', 32],
    ['0b10', 2],
    ['1_000', 1000],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['-1', -1],
    ['+3', 3],
    ['2.0', new PythonFloat(2)],
    ['-1.', new PythonFloat(-1)],
    ['1.e3', new PythonFloat(1000)],
    ['2 ** 5', 32],
    ['7 // 2', 3],
    ['-7 // 2', -4],
    ['-7 % 3', 2],
    ['1 / 2', 0.5],
    ['4 / 2', new PythonFloat(2)],
    ['2 * (3 + 4) - 1', 13],
    ['(4, 4)', [4, 4]],
    ['4, 4', [4, 4]],
    ['4,', [4]],
    ['()', []],
    ['[3, (1,)]', new PythonList([3, [1]])],
    ['None', null],
    ['True', true],
    ['\'a\' "b"', 'ab'],
    ["'it\\'s \\x41\\u00e9\\n'", "it's Aé\n"],
    ["r'a\\n'", 'a\\n'],
    ["'''x'''", 'x'],
    ["{'a': 1, 'b': None}", { a: 1, b: null }],
    ['keras.activations.relu', new PythonName('keras.activations.relu')],
  ])('reads %s', (text, value) => {
    expect(parseValue(text)).toEqual({ ok: true, value });
  });

  it('reads a call without carrying it out', () => {
    const parsed = parseValue('keras.initializers.RandomNormal(0.5, stddev=0.1)');
    if (!parsed.ok || !(parsed.value instanceof PythonCall)) throw new Error('a call was expected');
    expect(parsed.value.callee).toBe('RandomNormal');
    expect(parsed.value.arguments_).toMatchObject([
      { name: undefined, value: 0.5, from: 32, to: 35 },
      { name: 'stddev', value: 0.1, from: 44, to: 47 },
    ]);
    expect(repr(parsed.value)).toBe('keras.initializers.RandomNormal(0.5, stddev=0.1)');
  });

  it.each([
    ['', 'One value is wanted here.'],
    ['3 3', 'This is not Python: unexpected `3`. Is a comma missing before it? (line 1, column 3)'],
    ['(3, 3', 'A parenthesis or bracket is not closed. (line 1, column 6)'],
    ["'abc", 'A quote is not closed.'],
    ["f'{a}'", "`f'{a}'` cannot be read: write the value itself."],
    ['lambda x: x', '`lambda x: x` cannot be read: write the value itself.'],
    ['1j', '`1j` cannot be read: write the value itself.'],
    ["b'a'", "`b'a'` cannot be read: write the value itself."],
    ['1 / 0', '`1 / 0` cannot be read: write the value itself.'],
    ['a = 3', 'One value is wanted here.'],
  ])('refuses %j', (text, message) => {
    expect(parseValue(text)).toMatchObject({ ok: false, message });
  });
});

describe('parseCall', () => {
  const read = (text: string): unknown => {
    const parsed = parseCall(text, ['Conv2D', 'Convolution2D']);
    return parsed.ok ? repr(parsed.value) : parsed.message;
  };

  it.each([
    ['x = keras.layers.Conv2D(32, 3)(inputs)', 'keras.layers.Conv2D(32, 3)'],
    ['    layers.Conv2D(32, 3),\n', 'layers.Conv2D(32, 3)'],
    ['model.add(Conv2D(8, 3, input_shape=(28, 28, 1)))', 'Conv2D(8, 3, input_shape=(28, 28, 1))'],
    ['Sequential([Conv2D(8, 3), Flatten(', 'Conv2D(8, 3)'],
    ['Conv2D(\n  8,  # eight\n  3,\n)', 'Conv2D(8, 3)'],
    ['nn.Conv2d(3, 8, 3)', 'There is no call of Conv2D in this text.'],
    [
      'Conv2D(8, 3); Conv2D(8, 3)',
      'There are 2 calls of Conv2D in this text: press Enter to choose one. (line 1, column 15)',
    ],
    ['Conv2D(8,\n  kernel_size=n)', 'Conv2D(8, kernel_size=n)'],
    ['Conv2D(8,\n  kernel_size=f"a")', "Conv2D(8, kernel_size='a')"],
    [
      'Conv2D(filters=32 kernel_size=3)',
      'This is not Python: unexpected `kernel_size`. Is a comma missing before it? (line 1, column 19)',
    ],
    ['Conv2D(32, (4, 4)', 'A parenthesis or bracket is not closed. (line 1, column 18)'],
    ['Conv2D(**options)', 'Convscope does not know what is in `options`. (line 1, column 10)'],
    ['Conv2D(*sizes, 3)', 'Convscope does not know what is in `sizes`. (line 1, column 9)'],
    ['Conv2D(8, 3, **dict(padding="same"))', "Conv2D(8, 3, padding='same')"],
    ['n = 8\nConv2D(n, n - 5)', 'Conv2D(8, 3)'],
    ['from keras.layers import Conv2D as C2\nC2(8, 3)', 'C2(8, 3)'],
    ['conv = layers.Conv2D\nconv(8, 3)', 'conv(8, 3)'],
    ['>>> x = Conv2D(\n...     8, 3)(x)\n<KerasTensor (3>\n', 'Conv2D(8, 3)'],
    ['def Conv2D(n): ...\nConv2D(8)', 'There is no call of Conv2D in this text.'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('printing as Python does', () => {
  it.each([
    [null, 'None', 'NoneType'],
    [true, 'True', 'bool'],
    ["it's", '"it\'s"', 'str'],
    [[1, 'a'], "(1, 'a')", 'tuple'],
    [new PythonList([3]), '[3]', 'list'],
    [2.5, '2.5', 'float'],
    [new PythonFloat(2), '2.0', 'float'],
    [1e21, '1000000000000000000000', 'int'],
    [1e-7, '1e-07', 'float'],
    [NaN, 'nan', 'float'],
    [{ a: 1 }, "{'a': 1}", 'dict'],
    // As printed by CPython 3.11.
    ['\u2028\x85\u202e\ud800\u00a0\ue000\u{e0001}', "'\\u2028\\x85\\u202e\\ud800\\xa0\\ue000\\U000e0001'", 'str'],
  ])('%j', (value, text, type) => {
    expect(repr(value)).toBe(text);
    expect(typeName(value)).toBe(type);
  });

  it('leaves the quotes away in f-strings, and ends a tuple of one with a comma', () => {
    expect(str('a')).toBe('a');
    expect([tuple([4, 4]), tuple([32]), tuple([])]).toEqual(['(4, 4)', '(32,)', '()']);
  });

  // As recorded from CPython 3.11.
  it.each([
    [[-1, -2], '{-1, -2}'],
    [[-2, -1], '{-2, -1}'],
    [[-3, -5], '{-5, -3}'],
    [[-1, -3], '{-3, -1}'],
    [[0, -2], '{0, -2}'],
    [[-7, -2], '{-7, -2}'],
    [[-2, -2], '{-2}'],
    [[false, false], '{False}'],
  ])('the set of %j', (values, text) => {
    expect(setText(values)).toBe(text);
  });
});
