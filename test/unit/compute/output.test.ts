import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conv2DArguments, DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import type { Activation } from '../../../src/conv2d/activationNames';
import { outputSize } from '../../../src/conv2d/shapes';
import { shapeOf, type Trace } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { loadImage } from '../../../src/image/loadImage';
import type { RunValues } from '../../../src/protocol/values';
import { recordedPixels } from '../keras/recorded';
import { imageCodecs, imageOf, LOAD_OPTIONS } from '../fixtures';
import { localClient, npySource, runLocally } from './local';

const size = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const pair = (max: number): fc.Arbitrary<readonly [number, number]> => fc.tuple(size(1, max), size(1, max));

/** Any legal layer with its image. */
const layers = fc
  .record({
    height: size(8, 20),
    width: size(8, 14),
    groups: size(1, 3),
    channelsPerGroup: size(1, 2),
    filtersPerGroup: fc.constantFrom(2, 4),
    kernelSize: pair(4),
    strides: pair(3),
    dilationRate: pair(3),
    padding: fc.constantFrom('valid' as const, 'same' as const),
    dataFormat: fc.constantFrom('channels_last' as const, 'channels_first' as const),
    useBias: fc.boolean(),
    seed: size(0, 1000),
    activation: fc.constantFrom<Activation>('linear', 'relu', 'gelu', 'softmax', 'log_softmax', 'glu'),
  })
  .filter(({ strides, dilationRate }) => Math.max(...strides) === 1 || Math.max(...dilationRate) === 1)
  .map(({ height, width, groups, channelsPerGroup, filtersPerGroup, ...others }) => {
    const args: Conv2DArguments = {
      ...DEFAULT_ARGUMENTS,
      ...others,
      groups,
      filters: groups * filtersPerGroup,
      biasInitializer: { className: 'RandomNormal', mean: 0, stddev: 10, seed: null },
    };
    return traceConv2D(imageOf(height, width, groups * channelsPerGroup), args);
  })
  .filter((traced) => traced.ok)
  .map(({ trace }) => trace);

const ONE_ROW = { bytes: 1, multiplyAdds: 1, taps: 1 };

function pixelsOf({ image: { height, width, channels } }: Trace): Uint8Array {
  return recordedPixels([height, width, channels], 1);
}

function traceOf(height: number, width: number, changes: Partial<Conv2DArguments>): Trace {
  const traced = traceConv2D(imageOf(height, width, 3), { ...DEFAULT_ARGUMENTS, seed: 3, ...changes });
  if (!traced.ok) throw new Error(traced.problem.message);
  return traced.trace;
}

/** What does not depend on how long it took, and who did it. */
function lasting({ timings: _timings, backend: _backend, ...values }: RunValues): object {
  return values;
}

describe('strips', () => {
  it('make what the whole image makes, for any legal layer', async () => {
    await fc.assert(
      fc.asyncProperty(layers, size(1, 5), async (trace, rows) => {
        const pixels = pixelsOf(trace);
        const whole = await runLocally(trace, pixels);
        const bytes = (4 * rows * (trace.steps.at(-1)?.tensor?.values ?? 0)) / outputSize(trace).height;
        const strips = await runLocally(trace, pixels, { strip: { bytes, multiplyAdds: Infinity, taps: Infinity } });
        expect(strips.output.shape).toEqual(whole.output.shape);
        expect(strips.output.shape).toEqual(shapeOf(trace, 'output'));
        // Small maps are pictured as they are.
        const { min, max } = whole.output.statistics;
        const scale = Math.max(Math.abs(min), Math.abs(max), 1);
        whole.output.maps.data.forEach((value, at) => {
          expect(Math.abs((strips.output.maps.data[at] ?? NaN) - value)).toBeLessThanOrEqual(1e-5 * scale);
        });
        expect(strips.output.statistics.count).toBe(whole.output.statistics.count);
      }),
      { numRuns: 80 },
    );
  });

  it('give the same to the last bit, however many workers there are', async () => {
    const trace = traceOf(50, 30, { filters: 5, activation: 'gelu' });
    const runs = [1, 2, 5].map((workers) => runLocally(trace, pixelsOf(trace), { workers, strip: ONE_ROW }));
    const [one, two, five] = await Promise.all(runs);
    expect(lasting(two ?? fail())).toEqual(lasting(one ?? fail()));
    expect(lasting(five ?? fail())).toEqual(lasting(one ?? fail()));
    expect(two?.backend.workers).toBe(2);
  });

  it('are taken through all images of a batch; the first one is pictured', async () => {
    const trace = traceConv2D(
      { ...imageOf(9, 7, 3), images: 3 },
      { ...DEFAULT_ARGUMENTS, kernelSize: [3, 3], filters: 4, seed: 1 },
    );
    if (!trace.ok) throw new Error(trace.problem.message);
    const pixels = recordedPixels([3, 9, 7, 3], 1);
    const values = await runLocally(trace.trace, pixels, { strip: ONE_ROW });
    expect(values.inputShape).toEqual([3, 9, 7, 3]);
    expect(values.output.shape).toEqual([3, 7, 5, 4]);
    expect(values.output.filters[0]?.count).toBe(3 * 7 * 5);
    const first = await runLocally(traceOf(9, 7, { kernelSize: [3, 3], filters: 4, seed: 1 }), pixels.subarray(0, 189));
    expect(values.output.maps).toEqual(first.output.maps);
  });
});

describe('the WASM backend', () => {
  it('agrees with the CPU backend within rounding, for any legal layer and in any strips', async () => {
    await fc.assert(
      fc.asyncProperty(layers, fc.boolean(), async (trace, whole) => {
        const cpu = await runLocally(trace, pixelsOf(trace));
        const wasm = await runLocally(trace, pixelsOf(trace), {
          backend: 'wasm',
          ...(whole ? {} : { strip: ONE_ROW }),
        });
        expect([cpu.backend.name, wasm.backend.name]).toEqual(['cpu', 'wasm']);
        expect(wasm.output.shape).toEqual(cpu.output.shape);
        const scale = Math.max(Math.abs(cpu.output.statistics.min), Math.abs(cpu.output.statistics.max), 1);
        cpu.output.maps.data.forEach((value, at) => {
          expect(Math.abs((wasm.output.maps.data[at] ?? NaN) - value)).toBeLessThanOrEqual(1e-5 * scale);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is kept', () => {
  it('is the image for another layer, the weights for another image, and the sums for another activation', async () => {
    const client = localClient({ strip: ONE_ROW, workers: 2 });
    const linear = traceOf(30, 20, { filters: 4 });
    const pixels = pixelsOf(linear);
    const reads: string[] = [];
    const run = async (trace: Trace, id = 'a'): Promise<RunValues> => {
      const source = npySource([30, 20, 3], pixels, id);
      const read = (): Promise<Uint8Array> => {
        reads.push(id);
        return source.read();
      };
      return client.run(
        { key: 'x', source: { ...source, read }, trace, wish: { backend: 'cpu', cpuBudget: 1 } },
        { stage: () => undefined, decoded: () => undefined, progress: () => undefined, partial: () => undefined },
      );
    };
    try {
      const first = await run(linear);
      expect(first.timings.call).toBeGreaterThan(0);
      const relu = await run(traceOf(30, 20, { filters: 4, activation: 'relu' }));
      expect(reads).toEqual(['a']);
      expect([relu.timings.decode, relu.timings.build, relu.timings.call]).toEqual([0, 0, 0]);
      const fresh = await runLocally(traceOf(30, 20, { filters: 4, activation: 'relu' }), pixels, { strip: ONE_ROW });
      expect(lasting(relu)).toEqual(lasting(fresh));
      expect(lasting(await run(linear))).toEqual(lasting(first));
      await run(traceOf(30, 20, { filters: 3 }));
      expect(reads).toEqual(['a']);
      await run(linear, 'b');
      expect(reads).toEqual(['a', 'b']);
    } finally {
      client.dispose();
    }
  });
});

describe('questions about the output', () => {
  it('are answered by the dot product behind any cell', async () => {
    await fc.assert(
      fc.asyncProperty(layers, fc.nat(), fc.nat(), fc.nat(), async (trace, row, column, map) => {
        const client = localClient();
        const { height, width, filters } = outputSize(trace);
        const [y, x, filter] = [row % height, column % width, map % filters];
        const { image } = trace;
        const source = npySource([image.height, image.width, image.channels], pixelsOf(trace));
        try {
          const query = { source, trace, backend: 'cpu' as const, image: 0 };
          const cell = await client.cell({ ...query, y, x, filter });
          const whole = await client.block({
            ...query,
            rows: { from: 0, to: height },
            columns: { from: 0, to: width },
          });
          expect(whole.shape).toEqual(shapeOf(trace, 'output'));
          const channelsLast = trace.arguments.dataFormat === 'channels_last';
          const at = channelsLast ? (y * width + x) * filters + filter : (filter * height + y) * width + x;
          expect(cell.value).toBeCloseTo(whole.data[at] ?? NaN, 3);
          expect(cell.shape.reduce((product, length) => product * length, 1)).toBe(cell.products.length);
          cell.products.forEach((product, tap) => {
            expect(product).toBe(Math.fround((cell.patch[tap] ?? NaN) * (cell.weights[tap] ?? NaN)));
          });
          const { activation } = trace.arguments;
          const scale = cell.products.reduce((sum, product) => sum + Math.abs(product), 1);
          if (activation === 'linear') expect(Math.abs(cell.sum + cell.bias - cell.value)).toBeLessThan(1e-5 * scale);
          if (activation === 'relu') {
            expect(Math.abs(Math.max(cell.sum + cell.bias, 0) - cell.value)).toBeLessThan(1e-5 * scale);
          }
          const map = await client.block({
            ...query,
            filter,
            rows: { from: y, to: height },
            columns: { from: x, to: Math.min(x + 2, width) },
          });
          expect(map.shape).toEqual([height - y, Math.min(2, width - x)]);
          expect(map.data[0]).toBeCloseTo(cell.value, 3);
        } finally {
          client.dispose();
        }
      }),
      { numRuns: 80 },
    );
  });

  it('say which cells there are', async () => {
    const trace = traceOf(9, 9, { filters: 2 });
    const client = localClient();
    const query = { source: npySource([9, 9, 3], pixelsOf(trace)), trace, backend: 'cpu' as const, image: 0 };
    await expect(client.cell({ ...query, y: 6, x: 0, filter: 0 })).rejects.toThrow('The output has no cell with y 6.');
    await expect(client.cell({ ...query, y: 0, x: -1, filter: 0 })).rejects.toThrow('no cell with x -1');
    await expect(client.cell({ ...query, y: 0, x: 0.5, filter: 0 })).rejects.toThrow('no cell with x 0.5');
    client.dispose();
  });
});

describe('an output written as .npy', () => {
  it('is the output, or one of its maps, whatever the order of its axes', async () => {
    await fc.assert(
      fc.asyncProperty(layers, fc.boolean(), async (trace, alone) => {
        const client = localClient({ strip: ONE_ROW, workers: 2 });
        const { image } = trace;
        const { height, width, filters } = outputSize(trace);
        const source = npySource([image.height, image.width, image.channels], pixelsOf(trace));
        const query = { source, trace, backend: 'cpu' as const };
        const filter = alone ? { filter: filters - 1 } : {};
        let file = new Uint8Array(0);
        const shares: number[] = [];
        try {
          await client.exportOutput(
            { ...query, ...filter },
            (position, bytes) => {
              const longer = new Uint8Array(Math.max(file.length, position + bytes.length));
              longer.set(file);
              longer.set(bytes, position);
              file = longer;
              return Promise.resolve();
            },
            (share) => shares.push(share),
          );
          expect(shares.at(-1)).toBe(1);
          const rows = { from: 0, to: height };
          const whole = await client.block({ ...query, image: 0, rows, columns: { from: 0, to: width }, ...filter });
          const read = await loadImage(file, 'x.npy', LOAD_OPTIONS, imageCodecs());
          expect(read.dtype).toBe('float32');
          expect(read.array.shape).toEqual(alone ? [height, width] : whole.shape);
          const values = new Float32Array(read.bytes.slice().buffer);
          whole.data.forEach((value, at) => expect(values[at]).toBeCloseTo(value, 3));
        } finally {
          client.dispose();
        }
      }),
      { numRuns: 30 },
    );
  });
});

function fail(): never {
  throw new Error('there is no such run');
}
