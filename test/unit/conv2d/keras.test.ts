import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import keras from '../../fixtures/keras.json';
import { type ArgumentName, ARGUMENT_NAMES, DEFAULT_ARGUMENTS, KERAS_NAMES } from '../../../src/conv2d/arguments';
import { parseArguments, type RawArguments } from '../../../src/conv2d/parseArguments';
import { randomUniform } from '../../../src/conv2d/randomUniform';
import { shapeOf, type TraceResult } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';

/** Arguments under the names that they have in Keras, over its defaults. */
function raw(kerasArguments: Readonly<Record<string, unknown>>): RawArguments {
  const value = (name: ArgumentName): unknown => kerasArguments[KERAS_NAMES[name]] ?? DEFAULT_ARGUMENTS[name];
  const [filters, kernelSize, strides, padding, dilationRate, activation, useBias] = ARGUMENT_NAMES.map(value);
  return { filters, kernelSize, strides, padding, dilationRate, activation, useBias };
}

function trace(
  kerasArguments: Readonly<Record<string, unknown>>,
  [height = 0, width = 0]: readonly number[],
): TraceResult {
  const parsed = parseArguments(raw(kerasArguments));
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return traceConv2D({ name: 'x', height, width, channels: 3 }, parsed.arguments);
}

describe(`as Keras ${keras.versions.keras} has it`, () => {
  it.each(keras.legal.map((row) => [JSON.stringify(row.arguments), row.size, row] as const))(
    'shapes and counts of %s on %j',
    (_name, size, row) => {
      const result = trace(row.arguments, size);
      if (!result.ok) throw new Error(result.problem.message);
      expect(shapeOf(result.trace, 'output')).toEqual(row.output);
      expect([shapeOf(result.trace, 'kernel'), shapeOf(result.trace, 'bias')].filter(({ length }) => length)).toEqual(
        row.weights,
      );
      expect(result.trace.parameters).toBe(row.parameters);
    },
  );

  it.each(keras.kernels.map((row) => [JSON.stringify(row.arguments), row.seed, row] as const))(
    'the kernel of %s for seed %d, to the last bit',
    (_name, seed, row) => {
      const result = trace(row.arguments, [64, 64]);
      if (!result.ok) throw new Error(result.problem.message);
      const { kernelLimit } = result.trace;
      const count = shapeOf(result.trace, 'kernel').reduce((product, size) => product * size, 1);
      const kernel = randomUniform(count, -kernelLimit, kernelLimit, seed);
      expect([...kernel.slice(0, 4)]).toEqual(row.first);
      expect(createHash('sha256').update(kernel).digest('hex')).toBe(row.sha256);
    },
  );

  it.each(keras.refused.map((row) => [JSON.stringify(row.arguments), row] as const))('refuses %s', (_name, row) => {
    expect(parseArguments(raw(row.arguments))).toMatchObject({ ok: false, problem: { message: row.message } });
  });

  it.each(keras.tooSmall.map((row) => [JSON.stringify(row.arguments), row] as const))(
    'cannot build %s',
    (_name, row) => {
      expect(trace(row.arguments, row.size)).toMatchObject({ ok: false, problem: { message: row.message } });
    },
  );
});
