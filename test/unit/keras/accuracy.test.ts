import { conv2d, tensor4d } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import recorded from '../../fixtures/conv2d/accuracy.json';
import { activate } from '../../../src/conv2d/activation/activate';
import { initialValues } from '../../../src/conv2d/weights/initialValues';
import { startBackend } from '../../../src/engine/tensorflow';
import { parseRecorded, recordedPixels, samplesOf } from './recorded';
import { engineFile } from '../fixtures';

/** What README promises, as shares of the largest value. */
const BEFORE_ACTIVATION = 1e-6;
/** Sums in the hundreds differ by more beside an end at 1 than beside themselves. */
const AFTER_ACTIVATION = 1e-4;
/** Those that let large values through, or come to nothing else than sums do. */
const LARGE = [
  'linear',
  'relu',
  'leaky_relu',
  'elu',
  'selu',
  'celu',
  'silu',
  'mish',
  'softplus',
  'squareplus',
  'sparse_plus',
];

type Row = (typeof recorded.runs)[number];

async function difference({ arguments: given, input, pixels, seed, largest, samples }: Row): Promise<number> {
  const [height = 0, width = 0, channels = 0] = input;
  const parsed = parseRecorded(given, seed);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const { activation, filters, kernelInitializer, kernelSize } = parsed.arguments;
  const shape: [number, number, number, number] = [...kernelSize, channels, filters];
  const kernel = tensor4d(initialValues(kernelInitializer, shape, seed) ?? new Float32Array(), shape);
  const image = tensor4d(Float32Array.from(recordedPixels(input, pixels)), [1, height, width, channels]);
  const summed = conv2d(image, kernel, 1, 'valid');
  const output = activate(activation, Float32Array.from(await summed.data()), filters);
  const ours = samplesOf(output, samples.length);
  return Math.max(...ours.map((value, at) => Math.abs(value - (samples[at] ?? NaN)))) / largest;
}

describe.each(['cpu', 'wasm'] as const)('outputs of layers on pixels, on the %s backend', (backend) => {
  it(`are those of Keras ${recorded.versions.keras} to within what README promises`, async () => {
    await startBackend(backend, () => engineFile('tfjs-backend-wasm-simd.wasm'));
    const beyond: unknown[] = [];
    for (const row of recorded.runs) {
      const { activation } = row.arguments;
      const share = await difference(row);
      if (share > (LARGE.includes(activation) ? BEFORE_ACTIVATION : AFTER_ACTIVATION))
        beyond.push({ activation, share });
    }
    expect(beyond).toEqual([]);
  });
});
