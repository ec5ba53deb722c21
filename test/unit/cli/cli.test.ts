import { describe, expect, it } from 'vitest';
import { CommanderError } from 'commander';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { readOptions } from '../../../src/cli/options';

const read = (...argv: string[]): ReturnType<typeof readOptions> => readOptions(argv, { write: () => undefined });

describe('the command line', () => {
  it("has the layer's defaults", () => {
    expect(read('a.png')).toEqual({ image: 'a.png', raw: DEFAULT_ARGUMENTS, seed: undefined, json: false });
  });

  it('reads every argument', () => {
    const argv =
      '--filters 8 --kernel-size (3,5) --strides 2 --padding same --dilation-rate 1,1 --activation relu --no-use-bias --seed 7 --json';
    expect(read('a.png', ...argv.split(' '))).toEqual({
      image: 'a.png',
      raw: {
        filters: 8,
        kernelSize: [3, 5],
        strides: 2,
        padding: 'same',
        dilationRate: [1, 1],
        activation: 'relu',
        useBias: false,
      },
      seed: 7,
      json: true,
    });
  });

  it.each(['', 'a.png --nonsense', 'a.png --filters x', 'a.png b.png', 'a.png --seed x'])('refuses "%s"', (line) => {
    expect(() => read(...line.split(' ').filter(Boolean))).toThrow(CommanderError);
  });
});
