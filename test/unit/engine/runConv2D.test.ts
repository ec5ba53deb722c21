import { createHash } from 'node:crypto';
import * as stock from '@tensorflow/tfjs';
import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import keras from '../../fixtures/keras.json';
import { ACTIVATIONS, type Conv2DArguments, DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { findMismatches } from '../../../src/conv2d/proof';
import type { Trace } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { explainAllocation } from '../../../src/engine/limits';
import { type LayerValues, runConv2D } from '../../../src/engine/runConv2D';
import { HumanError } from '../../../src/protocol/problem';
import { convolve } from './convolve';

function traceOf(height: number, width: number, changes: Partial<Conv2DArguments>): Trace {
  const result = traceConv2D({ name: 'x', height, width, channels: 3 }, { ...DEFAULT_ARGUMENTS, ...changes });
  if (!result.ok) throw new Error(result.problem.message);
  return result.trace;
}

function pixels(height: number, width: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: height * width * 3 }, () => (state = (state * 1103515245 + 12345) % 2 ** 31) >> 16);
}

const run = (trace: Trace, seed = 7): Promise<LayerValues> =>
  runConv2D(trace, pixels(trace.image.height, trace.image.width), seed, () => undefined);

describe('runConv2D', () => {
  it('has no weights before the call, and makes what the trace says', async () => {
    const trace = traceOf(20, 30, {});
    const values = await run(trace);
    expect(values.weightsBeforeCall).toBe(0);
    const real = {
      cast: values.inputShape,
      kernel: values.kernel.shape,
      bias: values.bias?.shape ?? [],
      output: values.output.shape,
    };
    expect(findMismatches(trace, { weightsBeforeCall: values.weightsBeforeCall, shapes: real })).toEqual([]);
    expect(values.output.shape).toEqual([1, 17, 27, 32]);
    expect(values.kernel.data).toHaveLength(1536);
    expect([...(values.bias?.data ?? [1])].every((value) => value === 0)).toBe(true);
  });

  it('leaves no tensor behind', async () => {
    const trace = traceOf(9, 9, { filters: 2 });
    await run(trace);
    const { numTensors } = memory();
    await run(trace);
    await run(traceOf(9, 9, { filters: 2, useBias: false }));
    expect(memory().numTensors).toBe(numTensors);
  });

  it('reports its stages in order', async () => {
    const trace = traceOf(6, 6, { filters: 2 });
    const stages: string[] = [];
    await runConv2D(trace, pixels(6, 6), 1, (stage) => stages.push(stage));
    expect(stages).toEqual(['building', 'calling', 'summarising']);
  });

  it('gives the kernel the values that Keras draws for the seed', async () => {
    const { kernel } = await run(traceOf(20, 30, {}), 7);
    const recorded = keras.kernels.find(({ arguments: { filters }, seed }) => filters === 32 && seed === 7);
    expect(createHash('sha256').update(kernel.data).digest('hex')).toBe(recorded?.sha256);
  });

  it('draws the kernel evenly from the interval of glorot_uniform, the same for the same seed', async () => {
    const trace = traceOf(8, 8, { filters: 256 });
    const [first, again, other] = [await run(trace, 3), await run(trace, 3), await run(trace, 4)];
    expect(again.kernel.data).toEqual(first.kernel.data);
    expect(other.kernel.data).not.toEqual(first.kernel.data);
    const { min, max, mean, std } = first.kernel.statistics;
    expect(min).toBeGreaterThan(-trace.kernelLimit);
    expect(max).toBeLessThan(trace.kernelLimit);
    expect(max).toBeGreaterThan(0.99 * trace.kernelLimit);
    expect(Math.abs(mean)).toBeLessThan(0.03 * trace.kernelLimit);
    // An even distribution over [-l, l] has the standard deviation l / √3; a normal one would not end at l.
    expect(std / (trace.kernelLimit / Math.sqrt(3))).toBeCloseTo(1, 1);
  });

  it('equals a convolution written out by hand, for any layer', async () => {
    const pair = (max: number): fc.Arbitrary<readonly [number, number]> =>
      fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));
    const layer = fc
      .record({
        filters: fc.integer({ min: 1, max: 4 }),
        kernelSize: pair(4),
        strides: pair(3),
        padding: fc.constantFrom('valid' as const, 'same' as const),
        dilationRate: pair(3),
        useBias: fc.boolean(),
      })
      .filter(({ strides, dilationRate }) => Math.max(...strides) === 1 || Math.max(...dilationRate) === 1);
    await fc.assert(
      fc.asyncProperty(
        layer,
        fc.integer({ min: 10, max: 16 }),
        fc.integer({ min: 10, max: 16 }),
        async (changes, height, width) => {
          const trace = traceOf(height, width, changes);
          const values = await run(trace);
          const expected = convolve(trace, pixels(height, width), values.kernel.data);
          expect(values.output.shape.slice(1)).toEqual([expected.height, expected.width, changes.filters]);
          values.output.filters.forEach((actual, filter) => {
            const map = expected.data.filter((_, at) => at % changes.filters === filter);
            const mean = map.reduce((sum, value) => sum + value, 0) / map.length;
            const std = Math.sqrt(map.reduce((sum, value) => sum + (value - mean) ** 2, 0) / map.length);
            expect(actual.count).toBe(map.length);
            expect(actual.min).toBeCloseTo(Math.min(...map), 3);
            expect(actual.max).toBeCloseTo(Math.max(...map), 3);
            expect(actual.mean).toBeCloseTo(mean, 3);
            expect(actual.std).toBeCloseTo(std, 3);
            // Maps this small are not shrunk: the preview is the map itself.
            const area = map.length;
            map.forEach((value, at) => expect(values.output.maps.data[filter * area + at]).toBeCloseTo(value, 3));
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses a run of too much work', async () => {
    const trace = traceOf(725, 1280, { filters: 300, kernelSize: [1000, 1000], padding: 'same' });
    const refused = runConv2D(trace, new Uint8Array(0), 1, () => undefined);
    await expect(refused).rejects.toThrow(
      /^This layer needs 835,200,000,000,000 multiply-adds for this image\. Convscope stops/,
    );
  });

  it('refuses a run that would not fit into the memory, before it begins', async () => {
    const trace = traceOf(9000, 9000, { filters: 64 });
    const refused = runConv2D(trace, new Uint8Array(0), 1, () => undefined);
    await expect(refused).rejects.toBeInstanceOf(HumanError);
    await expect(refused).rejects.toThrow(/needs about .* GiB/);
  });
});

/** Share of the standard normal distribution below x, by Simpson's rule from -8. */
function normalShare(x: number): number {
  const steps = 2000;
  const width = (x + 8) / steps;
  const density = (at: number): number => Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(-8) + density(x);
  for (let step = 1; step < steps; step++) sum += (step % 2 ? 4 : 2) * density(-8 + step * width);
  return (sum * width) / 3;
}

describe('explainAllocation', () => {
  const trace = traceOf(725, 1280, {});

  it('turns what V8 throws when memory is short into words', () => {
    for (const grab of [() => new Float32Array(2 ** 53 - 1), () => new ArrayBuffer(2 ** 52)]) {
      let thrown: unknown;
      try {
        grab();
      } catch (error) {
        thrown = error;
      }
      const explained = explainAllocation(thrown, trace);
      expect(explained).toBeInstanceOf(HumanError);
      expect(String(explained)).toContain(
        'needs about 235.73 MiB of memory for this image, more than this machine has',
      );
    }
  });

  it('leaves every other error alone', () => {
    const error = new RangeError('something else');
    expect(explainAllocation(error, trace)).toBe(error);
  });
});

describe('activations', () => {
  const functions: Readonly<Record<string, (x: number) => number>> = {
    linear: (x) => x,
    relu: (x) => Math.max(0, x),
    relu6: (x) => Math.min(6, Math.max(0, x)),
    elu: (x) => (x > 0 ? x : Math.expm1(x)),
    selu: (x) => 1.05070098 * (x > 0 ? x : 1.67326324 * Math.expm1(x)),
    gelu: (x) => x * normalShare(x),
    silu: (x) => x / (1 + Math.exp(-x)),
    mish: (x) => x * Math.tanh(Math.log1p(Math.exp(x))),
    sigmoid: (x) => 1 / (1 + Math.exp(-x)),
    tanh: Math.tanh,
    softplus: (x) => Math.log1p(Math.exp(x)),
    softsign: (x) => x / (1 + Math.abs(x)),
  };

  it.each(Object.keys(functions))('%s is what Keras defines', async (name) => {
    const activation = ACTIVATIONS.find((candidate) => candidate === name) ?? 'linear';
    const trace = traceOf(5, 5, { filters: 3, activation });
    const quiet = Uint8Array.from(pixels(5, 5), (value) => value & 3);
    const values = await runConv2D(trace, quiet, 5, () => undefined);
    const plain = convolve(trace, quiet, values.kernel.data);
    const apply = functions[name];
    plain.data.forEach((value, at) => {
      const filter = at % 3;
      const cell = Math.floor(at / 3);
      expect(values.output.maps.data[filter * 4 + cell]).toBeCloseTo(apply?.(value) ?? NaN, 4);
    });
  });

  it('softmax makes the filters of each cell add up to 1', async () => {
    const values = await run(traceOf(6, 6, { filters: 4, activation: 'softmax' }));
    const { data } = values.output.maps;
    for (let cell = 0; cell < 9; cell++) {
      const sum = [0, 1, 2, 3].reduce((total, filter) => total + (data[filter * 9 + cell] ?? NaN), 0);
      expect(sum).toBeCloseTo(1, 5);
    }
  });
});

describe('the stock package', () => {
  beforeAll(async () => {
    stock.env().set('IS_NODE', false);
    await stock.setBackend('cpu');
  });

  it('gives the same output for the same weights', async () => {
    const trace = traceOf(12, 14, { filters: 5, activation: 'relu', padding: 'same' });
    const values = await run(trace);
    const layer = stock.layers.conv2d({ filters: 5, kernelSize: [4, 4], padding: 'same', activation: 'relu' });
    const batch = stock.tensor4d(Float32Array.from(pixels(12, 14)), [1, 12, 14, 3]);
    layer.build([1, 12, 14, 3]);
    layer.setWeights([stock.tensor(values.kernel.data, [4, 4, 3, 5]), stock.tensor(values.bias?.data ?? [], [5])]);
    const output = layer.apply(batch);
    if (Array.isArray(output) || !('dataSync' in output)) throw new Error('one tensor expected');
    const maps = output.squeeze([0]).transpose([2, 0, 1]).dataSync();
    expect([...values.output.maps.data]).toEqual([...maps]);
  });
});
