import { describe, expect, it } from 'vitest';
import { activationOf, activationWords } from '../../../src/conv2d/activations';
import { elementwise } from '../../../src/conv2d/activation/elementwise';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { callText } from '../../../src/conv2d/callText';
import { activationExpression } from '../../../src/conv2d/code/pytorchActivation';
import { activationLines, layerActivation } from '../../../src/conv2d/code/tensorflowJsActivation';
import { parseArguments } from '../../../src/conv2d/parse/parseArguments';
import { parseConv2DText } from '../../../src/conv2d/parse/text';
import { rawArguments } from '../../../src/conv2d/rawArguments';

describe('an activation that is a layer', () => {
  it.each([
    [
      'LeakyReLU(negative_slope=0.1)',
      'x above 0, 0.1 · x below',
      'F.leaky_relu(output, 0.1)',
      'tf.leakyRelu(output, 0.1)',
    ],
    [
      'ELU(alpha=0.5)',
      'x above 0, 0.5 · (e^x - 1) below',
      'F.elu(output, 0.5)',
      'tf.where(output.greater(0), output, tf.expm1(output).mul(0.5))',
    ],
    [
      'ReLU(max_value=1.5, negative_slope=0.1, threshold=0.5)',
      'min(x, 1.5) above 0.5, 0.1 · (x - 0.5) below',
      'torch.where(output > 0.5, torch.clamp(output, max=1.5), 0.1 * (output - 0.5))',
      'tf.where(output.greater(0.5), output.minimum(1.5), output.sub(0.5).mul(0.1))',
    ],
  ])('%s is told, exported, and read again', (text, words, torch, tensorflow) => {
    const activation = activationOf(text);
    if (!activation) throw new Error('it was not read');
    expect(activation).toBe(text);
    expect(activationWords(activation)).toBe(words);
    expect(activationExpression(activation, 1)).toBe(torch);
    expect(layerActivation(activation)).toBe('linear');
    expect(activationLines(activation)).toEqual([`output = ${tensorflow};`]);
    const args = { ...DEFAULT_ARGUMENTS, activation };
    expect(callText(args)).toContain(`activation=${text})`);
    expect(parseConv2DText(callText(args))).toMatchObject({ ok: true, arguments: args });
    expect(parseArguments(rawArguments(args))).toEqual({ ok: true, arguments: args });
  });

  it.each([
    ['LeakyReLU(0.25)', 'LeakyReLU(negative_slope=0.25)'],
    ['LeakyReLU()', 'LeakyReLU(negative_slope=0.3)'],
    ['LeakyReLU(-1)', undefined],
    ['LeakyReLU(slope=1)', undefined],
    ['LeakyReLU(0.1, 0.2)', undefined],
    ['ReLU(max_value=x)', undefined],
    ['PReLU()', undefined],
    ['constructor()', undefined],
  ])('%s in settings is %s', (text, expected) => expect(activationOf(text)).toBe(expected));

  // As Keras 3.15 answers on TensorFlow 2.21.
  it.each([
    ['LeakyReLU(0)', [-Infinity, NaN], [NaN, NaN]],
    ['ReLU(max_value=1.5)', [-Infinity, Infinity, NaN], [0, 1.5, NaN]],
    ['ReLU(threshold=1)', [-Infinity, Infinity, NaN], [0, Infinity, 0]],
    ['ReLU(threshold=1, negative_slope=0.25)', [-Infinity, NaN], [-Infinity, NaN]],
    ['ELU(alpha=0.5)', [-Infinity, Infinity, NaN], [-0.5, Infinity, NaN]],
  ])('%s of %j', (text, values, expected) => {
    const each = elementwise(activationOf(text) ?? 'linear');
    expect(values.map((value) => each?.(value))).toEqual(expected);
  });
});

describe('code for another library', () => {
  it.each([
    ['nn.Conv2d(3, 64, 7, stride=2, padding=3)', 'Conv2D(64, 7, strides=2)', 'ZeroPadding2D(3)'],
    ['nn.Conv2d(3, 64, 3, padding=1)', "Conv2D(64, 3, padding='same')", ''],
    ['nn.Conv2d(3, 64, (3, 5), padding=(1, 2), bias=False)', "Conv2D(64, (3, 5), padding='same', use_bias=False)", ''],
    ['torch.nn.Conv2d(8, 8, 3, 1, 2, 2, 8)', "Conv2D(8, 3, padding='same', dilation_rate=2, groups=8)", ''],
    ['nn.Conv2d(3, 64, 4, padding=1)', 'Conv2D(64, 4)', 'ZeroPadding2D(1)'],
    ["nn.Conv2d(3, 64, 3, padding='same')", "Conv2D(64, 3, padding='same')", ''],
    ['nn.Conv2d(3, 64, 1)', 'Conv2D(64, 1)', ''],
    ["Convolution2D(32, 3, 3, border_mode='same')", "Conv2D(32, (3, 3), padding='same')", ''],
    [
      "Convolution2D(nb_filter=8, nb_row=3, nb_col=5, dim_ordering='th')",
      "Conv2D(filters=8, kernel_size=(3, 5), data_format='channels_first')",
      '',
    ],
    ['Conv2D(in_channels=3, out_channels=8, kernel_size=3, stride=1, padding=0)', 'Conv2D(8, 3)', ''],
    ['Conv2D(3, 64, kernel_size=3, stride=2)', 'Conv2D(64, 3, strides=2)', ''],
  ])('%s is offered as %s', (code, offer, before) => {
    const parsed = parseConv2DText(code);
    if (parsed.ok) throw new Error('it was read');
    expect(parsed.offer).toBe(offer);
    expect(parsed.suggestion).toContain(offer);
    expect(parsed.suggestion?.includes('ZeroPadding2D')).toBe(before !== '');
    expect(parsed.suggestion).toContain(before);
  });

  it.each([
    ["nn.Conv2d(3, 64, 3, padding_mode='reflect')", undefined],
    ['nn.Conv2d(c, n, 3)', undefined],
  ])('%s is not offered', (code, offer) => {
    expect(parseConv2DText(code)).toMatchObject({ ok: false });
    expect(Reflect.get(parseConv2DText(code), 'offer')).toBe(offer);
  });

  it.each([
    ['Conv2D(8, 3, activaton="relu")', 'Write activation instead of activaton.'],
    ['Conv2D(filter=8, kernel_size=3)', 'Write filters instead of filter.'],
    ['Conv2D(8, kernel=3)', 'Write kernel_size instead of kernel.'],
  ])('%s: %s', (code, suggestion) => {
    expect(parseConv2DText(code)).toMatchObject({ ok: false, suggestion });
  });
});
