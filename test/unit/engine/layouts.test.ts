import { tensor, transpose } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Conv2DArguments, DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { KERAS_TO_PYTORCH, PYTORCH_TO_KERAS } from '../../../src/conv2d/code/layout';
import { findMismatches } from '../../../src/conv2d/proof';
import type { Trace } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { startBackend } from '../../../src/engine/tensorflow';
import type { RunValues } from '../../../src/protocol/values';
import { runLocally } from '../compute/local';
import { recordedPixels } from '../keras/recorded';
import { convolve } from './convolve';
import { engineFile, imageOf } from '../fixtures';

const pair = (max: number): fc.Arbitrary<readonly [number, number]> =>
  fc.tuple(fc.integer({ min: 1, max }), fc.integer({ min: 1, max }));

/** Any legal layer with its image: groups divide channels and filters, strides and dilation are not both above 1. */
const layers = fc
  .record({
    height: fc.integer({ min: 8, max: 14 }),
    width: fc.integer({ min: 8, max: 14 }),
    groups: fc.integer({ min: 1, max: 3 }),
    channelsPerGroup: fc.integer({ min: 1, max: 2 }),
    filtersPerGroup: fc.integer({ min: 1, max: 3 }),
    kernelSize: pair(3),
    strides: pair(3),
    dilationRate: pair(3),
    padding: fc.constantFrom('valid' as const, 'same' as const),
    useBias: fc.boolean(),
    seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    activation: fc.constantFrom('linear' as const, 'relu' as const, 'gelu' as const),
  })
  .filter(({ strides, dilationRate }) => Math.max(...strides) === 1 || Math.max(...dilationRate) === 1)
  .map(({ height, width, groups, channelsPerGroup, filtersPerGroup, ...others }) => ({
    image: imageOf(height, width, groups * channelsPerGroup),
    args: {
      ...DEFAULT_ARGUMENTS,
      ...others,
      groups,
      filters: groups * filtersPerGroup,
      biasInitializer: { className: 'RandomNormal', mean: 0, stddev: 10, seed: null },
    } satisfies Conv2DArguments,
  }));

function trace(image: Trace['image'], args: Conv2DArguments): Trace {
  const traced = traceConv2D(image, args);
  if (!traced.ok) throw new Error(traced.problem.message);
  return traced.trace;
}

const run = (made: Trace): Promise<RunValues> => {
  const { height, width, channels } = made.image;
  return runLocally(made, recordedPixels([height, width, channels], 1));
};

describe('any legal layer', () => {
  beforeAll(() => startBackend('cpu', () => engineFile('tfjs-backend-wasm-simd.wasm')));

  it('makes the shapes that the trace tells', async () => {
    const formats = fc.constantFrom('channels_last' as const, 'channels_first' as const);
    await fc.assert(
      fc.asyncProperty(layers, formats, async ({ image, args }, dataFormat) => {
        const made = trace(image, { ...args, dataFormat });
        const { weightsBeforeCall, inputShape, kernel, bias, output } = await run(made);
        const shapes = {
          cast: inputShape,
          kernel: kernel.shape,
          output: output.shape,
          ...(bias ? { bias: bias.shape } : {}),
        };
        expect(findMismatches(made, { weightsBeforeCall, shapes })).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same maps whichever way its data lies', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async ({ image, args }) => {
        const last = await run(trace(image, args));
        const first = await run(trace(image, { ...args, dataFormat: 'channels_first' }));
        const [batch, height, width, filters] = last.output.shape;
        expect(first.output.shape).toEqual([batch, filters, height, width]);
        expect(first.output.maps).toEqual(last.output.maps);
        expect(first.output.filters).toEqual(last.output.filters);
        expect(first.kernel.data).toEqual(last.kernel.data);
      }),
      { numRuns: 40 },
    );
  });

  it('with groups is as many layers as groups, each on its own channels', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async ({ image, args }) => {
        const whole = await run(trace(image, { ...args, activation: 'linear', useBias: false }));
        const { groups, filters } = args;
        const share = { channels: image.channels / groups, filters: filters / groups };
        const pixels = recordedPixels([image.height, image.width, image.channels], 1);
        const cells = whole.output.maps.height * whole.output.maps.width;
        for (let group = 0; group < groups; group++) {
          const part = trace(imageOf(image.height, image.width, share.channels), {
            ...args,
            groups: 1,
            filters: share.filters,
          });
          const channels = pixels.filter((_, at) => Math.floor((at % image.channels) / share.channels) === group);
          const kernel = whole.kernel.data.filter((_, at) => Math.floor((at % filters) / share.filters) === group);
          const expected = convolve(part, channels, kernel);
          expected.data.forEach((value, at) => {
            const filter = group * share.filters + (at % share.filters);
            expect(whole.output.maps.data[filter * cells + Math.floor(at / share.filters)]).toBeCloseTo(value, 2);
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the layouts of Keras and PyTorch', () => {
  it('are each other’s inverse', () => {
    const shapes = fc.tuple(...[5, 5, 4, 6].map((max) => fc.integer({ min: 1, max })));
    fc.assert(
      fc.property(shapes, (shape) => {
        const count = shape.reduce((product, size) => product * size, 1);
        const kernel = tensor(
          Float32Array.from({ length: count }, (_, at) => at),
          shape,
        );
        const weight = transpose(kernel, [...KERAS_TO_PYTORCH]);
        const [height, width, channels, filters] = shape;
        expect(weight.shape).toEqual([filters, channels, height, width]);
        const back = transpose(weight, [...PYTORCH_TO_KERAS]);
        expect(back.shape).toEqual(shape);
        expect([...back.dataSync()]).toEqual([...kernel.dataSync()]);
      }),
      { numRuns: 50 },
    );
  });
});
