import * as stock from '@tensorflow/tfjs';
import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Conv2DArguments, DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { findMismatches } from '../../../src/conv2d/proof';
import type { Trace } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { HumanError } from '../../../src/protocol/problem';
import type { RunValues } from '../../../src/protocol/values';
import { convolve } from '../engine/convolve';
import { imageOf } from '../fixtures';
import { localClient, npySource, runLocally } from './local';

function traceOf(height: number, width: number, changes: Partial<Conv2DArguments>): Trace {
  const layer = { ...DEFAULT_ARGUMENTS, seed: 7, ...changes };
  const result = traceConv2D(imageOf(height, width, 3), layer);
  if (!result.ok) throw new Error(result.problem.message);
  return result.trace;
}

function pixels(height: number, width: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: height * width * 3 }, () => (state = (state * 1103515245 + 12345) % 2 ** 31) >> 16);
}

const run = (trace: Trace): Promise<RunValues> => runLocally(trace, pixels(trace.image.height, trace.image.width));

describe('a run', () => {
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
    const client = localClient({ strip: { bytes: 1, multiplyAdds: 1, taps: 1 } });
    const once = async (changes: Partial<Conv2DArguments>): Promise<number> => {
      const trace = traceOf(9, 9, { filters: 2, ...changes });
      const source = npySource([9, 9, 3], pixels(9, 9));
      const silent = { stage: () => undefined, decoded: () => undefined, progress: () => undefined };
      const wish = { backend: 'cpu', cpuBudget: 1 } as const;
      await client.run({ key: 'x', source, trace, wish }, { ...silent, partial: () => undefined });
      await client.cell({ source, trace, backend: 'cpu', image: 0, y: 0, x: 0, filter: 0 });
      return memory().numTensors;
    };
    const other = { filters: 3, useBias: false, groups: 3 };
    // The layer before the latest one is kept as well.
    await once(other);
    const before = await once({});
    await once({ activation: 'relu' });
    await once({ filters: 5 });
    await once({ filters: 1, kernelSize: [1, 1] });
    await once(other);
    expect(await once({})).toBe(before);
    client.dispose();
  });

  it('reports its stages in order, and how far it is', async () => {
    const trace = traceOf(40, 6, { filters: 2 });
    const client = localClient({ strip: { bytes: 1, multiplyAdds: 1, taps: 1 } });
    const heard: string[] = [];
    const shares: number[] = [];
    await client.run(
      { key: 'x', source: npySource([40, 6, 3], pixels(40, 6)), trace, wish: { backend: 'cpu', cpuBudget: 1 } },
      {
        stage: (stage) => heard.push(stage),
        decoded: ({ format }) => heard.push(format),
        progress: (share) => shares.push(share),
        partial: () => undefined,
      },
    );
    client.dispose();
    expect(heard).toEqual(['decoding', 'NPY', 'calling']);
    expect(shares).toEqual(Array.from({ length: 37 }, (_, strip) => (strip + 1) / 37));
  });

  it('draws the same for the same seed', async () => {
    const trace = (seed: number): Trace => traceOf(8, 8, { filters: 256, seed });
    const [first, again, other] = [await run(trace(3)), await run(trace(3)), await run(trace(4))];
    expect(again.kernel.data).toEqual(first.kernel.data);
    expect(other.kernel.data).not.toEqual(first.kernel.data);
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

  it('refuses a layer of which not even a row would fit into a worker', async () => {
    const wide = run(traceOf(1, 300_000, { filters: 512, kernelSize: [1, 1] }));
    await expect(wide).rejects.toBeInstanceOf(HumanError);
    await expect(wide).rejects.toThrow(/^One row of this layer's output needs .* Convscope stops at 512\.00 MiB\.$/);
    const heavy = run(traceOf(725, 1280, { filters: 300, kernelSize: [1000, 1000], padding: 'same' }));
    await expect(heavy).rejects.toThrow(/^The kernel of this layer has 3\.35 GiB\. Convscope stops at 512\.00 MiB\.$/);
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
