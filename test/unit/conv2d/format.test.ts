import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { callText } from '../../../src/conv2d/callText';
import { formatBytes, formatExactBytes, formatInteger, formatValue } from '../../../src/conv2d/format';

describe('format', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1536, '1,536'],
    [1_416_182_784, '1,416,182,784'],
  ])('writes %d as %s', (value, text) => {
    expect(formatInteger(value)).toBe(text);
  });

  it.each([
    [1, '1 byte'],
    [128, '128 bytes'],
    [6144, '6.00 KiB'],
    [118_015_232, '112.55 MiB'],
    [6 * 2 ** 30, '6.00 GiB'],
  ])('writes %d bytes as %s', (value, text) => {
    expect(formatBytes(value)).toBe(text);
  });

  it('gives the exact number first', () => {
    expect(formatExactBytes(118_015_232)).toBe('118,015,232 bytes (112.55 MiB)');
    expect(formatExactBytes(1)).toBe('1 byte');
  });

  it.each([
    [0, '0'],
    [-0.1035098, '-0.10351'],
    [204.6189, '204.62'],
    [18.3891, '18.389'],
    [1234567, '1.235e+6'],
    [0.00001234, '1.234e-5'],
    [NaN, 'NaN'],
    [-Infinity, '-∞'],
  ])('writes the value %d as %s', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });
});

describe('callText', () => {
  it('writes the call with what differs from the defaults of Keras', () => {
    expect(callText(DEFAULT_ARGUMENTS)).toBe('Conv2D(filters=32, kernel_size=(4, 4))');
    expect(callText({ ...DEFAULT_ARGUMENTS, filters: 8, strides: [2, 2], padding: 'same', activation: 'relu' })).toBe(
      "Conv2D(filters=8, kernel_size=(4, 4), strides=(2, 2), padding='same', activation='relu')",
    );
  });
});
