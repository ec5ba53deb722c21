import { describe, expect, it } from 'vitest';
import { CommanderError } from 'commander';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { callText } from '../../../src/conv2d/callText';
import { parseArguments } from '../../../src/conv2d/parse/parseArguments';
import { rawArguments } from '../../../src/conv2d/rawArguments';
import { repr } from '../../../src/python/repr';
import { readOptions } from '../../../src/cli/options';
import { presetRaw } from '../../../src/cli/preset';
import { LOAD_OPTIONS } from '../fixtures';

const read = (...argv: string[]): ReturnType<typeof readOptions> => readOptions(argv, { write: () => undefined });

const DEFAULTS = rawArguments(DEFAULT_ARGUMENTS);
const ENGINE_DEFAULTS = {
  preset: undefined,
  wish: { backend: 'auto', cpuBudget: 1 },
  workers: undefined,
  cell: undefined,
  save: undefined,
};

describe('the command line', () => {
  it("has the layer's defaults", () => {
    const options = {
      image: 'a.png',
      raw: DEFAULTS,
      json: false,
      weights: false,
      code: undefined,
      digest: false,
      load: LOAD_OPTIONS,
      ...ENGINE_DEFAULTS,
    };
    expect(read('a.png')).toEqual(options);
  });

  it('reads where and how the layer is run, and what is asked about its output', () => {
    const flags = '--backend wasm --cpu-budget 0.5 --workers 3 --cell 1,2,3 --save-output out.npy --only-filter 4';
    expect(read('a.png', ...flags.split(' '))).toMatchObject({
      wish: { backend: 'wasm', cpuBudget: 0.5 },
      workers: 3,
      cell: { y: 1, x: 2, filter: 3 },
      save: { file: 'out.npy', filter: 4 },
    });
    for (const wrong of [
      '--backend gpu',
      '--cpu-budget -1',
      '--workers 0',
      '--workers 9',
      '--cell 1,2',
      '--cell 1,2,-3',
    ]) {
      expect(() => read('a.png', ...wrong.split(' ')), wrong).toThrow(CommanderError);
    }
    expect(() => read('a.png', '--only-filter', '1')).toThrow('--only-filter goes with --save-output.');
  });

  it('reads every argument', () => {
    const argv =
      '--filters 8 --kernel-size (3,5) --strides 2 --padding same --data-format channels_first --dilation-rate 1,1 --groups 2 --activation relu --no-use-bias --kernel-initializer he_normal --bias-initializer ones --seed 7 --name stem --json --weights';
    expect(read('a.png', ...argv.split(' '))).toEqual({
      image: 'a.png',
      raw: {
        filters: 8,
        kernelSize: [3, 5],
        strides: 2,
        padding: 'same',
        dataFormat: 'channels_first',
        dilationRate: [1, 1],
        groups: 2,
        activation: 'relu',
        useBias: false,
        kernelInitializer: 'he_normal',
        biasInitializer: 'ones',
        seed: 7,
        name: 'stem',
      },
      json: true,
      weights: true,
      code: undefined,
      digest: false,
      load: LOAD_OPTIONS,
      ...ENGINE_DEFAULTS,
    });
  });

  it('makes a preset of the channels of the image, and changes it by further flags', () => {
    const { preset } = read('a.png', '--preset', 'sobelX', '--activation', 'relu');
    const parsed = preset && parseArguments(presetRaw(preset, 2));
    expect(parsed?.ok && callText(parsed.arguments)).toBe(
      "Conv2D(filters=2, kernel_size=(3, 3), padding='same', groups=2, activation='relu', use_bias=False, kernel_initializer=Constant(value=[[[[-1]], [[0]], [[1]]], [[[-2]], [[0]], [[2]]], [[[-1]], [[0]], [[1]]]]))",
    );
  });

  it.each([
    [['--kernel-size', '4x5'], 'kernelSize', [4, 5]],
    [['--kernel-size', '3,a'], 'kernelSize', [3, 'a']],
    [['--filters', 'many'], 'filters', 'many'],
    [['--filters', '2 +'], 'filters', '2 +'],
    [['--seed', '-5'], 'seed', -5],
    [['--seed', 'None'], 'seed', null],
    [['--use-bias', 'False'], 'useBias', false],
    [['--use-bias', 'true'], 'useBias', true],
    [['--use-bias'], 'useBias', true],
    [['--use-bias', '0'], 'useBias', 0],
    [['--filters', '0x10'], 'filters', 16],
    [['--kernel-size', '3 × 5'], 'kernelSize', [3, 5]],
    [['--activation', 'None'], 'activation', null],
    [['--name', 'None'], 'name', null],
  ] as const)('reads %j', (argv, name, value) => {
    expect(read('a.png', ...argv).raw[name]).toEqual(value);
  });

  it('reads the language of a program', () => {
    expect(read('a.png', '--code', 'pytorch').code).toBe('pytorch');
  });

  it('reads a call as an initializer', () => {
    const { kernelInitializer } = read('a.png', '--kernel-initializer', 'RandomNormal(stddev=0.1)').raw;
    expect(repr(kernelInitializer)).toBe('RandomNormal(stddev=0.1)');
  });

  it.each([
    '',
    'a.png --nonsense',
    'a.png b.png',
    'a.png --kernel-initializer f(',
    'a.png --code cobol',
    'a.png --code keras --json',
  ])('refuses "%s"', (line) => {
    expect(() => read(...line.split(' ').filter(Boolean))).toThrow(CommanderError);
  });
});
