import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import recorded from '../../fixtures/conv2d/weights.json';
import { initialValues } from '../../../src/conv2d/weights/initialValues';
import { type Initializer, scalingOf } from '../../../src/conv2d/initializers';
import { parseRecorded, samplesOf } from './recorded';

/** Constants and everything uniform: no logarithm, no factorisation. */
function isExact(initializer: Initializer): boolean {
  const { className } = initializer;
  const distribution = scalingOf(initializer)?.distribution;
  return ['Zeros', 'Ones', 'Constant', 'RandomUniform'].includes(className) || distribution === 'uniform';
}

/**
 * A square random matrix may be nearly singular, and then Keras' factorisation in float32 is itself off by more than 1e-6:
 * the same distance lies between it and NumPy's in float64.
 */
function tolerance({ className }: Initializer, shape: readonly number[]): number {
  const columns = shape.at(-1) ?? 0;
  const square = shape.slice(0, -1).reduce((product, size) => product * size, 1) === columns;
  return className === 'Orthogonal' && square ? 1e-5 : 1e-6;
}

describe(`weights of Keras ${recorded.versions.keras} on TensorFlow ${recorded.versions.tensorflow}`, () => {
  it.each(recorded.weights.map((row) => [row.initializer, row.shape, row.seed, row] as const))(
    '%s of %j for seed %d',
    (initializer, shape, seed, row) => {
      const parsed = parseRecorded({ kernel_initializer: initializer }, seed);
      if (!parsed.ok) throw new Error(parsed.problem.message);
      const values = initialValues(parsed.arguments.kernelInitializer, shape, seed);
      if (!values) throw new Error('no values');
      if (isExact(parsed.arguments.kernelInitializer)) {
        expect(createHash('sha256').update(values).digest('hex')).toBe(row.sha256);
      }
      const differences = samplesOf(values, 16).map((value, at) => Math.abs(value - (row.samples[at] ?? NaN)));
      expect(Math.max(...differences) / (row.absmax || 1)).toBeLessThanOrEqual(
        tolerance(parsed.arguments.kernelInitializer, shape),
      );
      const sum = values.reduce((total, value) => total + value, 0);
      expect(Math.abs(sum - row.sum) / (row.absmax * values.length || 1)).toBeLessThanOrEqual(1e-6);
    },
  );
});
