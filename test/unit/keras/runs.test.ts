import { describe, expect, it } from 'vitest';
import recorded from '../../fixtures/conv2d/runs.json';
import { shapeOf } from '../../../src/conv2d/trace';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import type { RunValues } from '../../../src/protocol/values';
import { runLocally } from '../compute/local';
import { parseRecorded, recordedPixels, samplesOf } from './recorded';
import { imageOf } from '../fixtures';

const { keras, tensorflow, torch, onnxruntime } = recorded.versions;

/** Float32 sums in another order; the recorder checked that Keras, PyTorch and ONNX Runtime agree as well. */
const RELATIVE = 1e-5;

describe(`as Keras ${keras}, TensorFlow ${tensorflow}, PyTorch ${torch} and ONNX Runtime ${onnxruntime} compute it`, () => {
  it.each(recorded.runs.map((row, at) => [at, JSON.stringify(row.arguments), row] as const))(
    '%d %s',
    async (_at, _name, row) => {
      const [height = 0, width = 0, channels = 0] = row.input;
      const parsed = parseRecorded(row.arguments, row.seed);
      if (!parsed.ok) throw new Error(parsed.problem.message);
      const traced = traceConv2D(imageOf(height, width, channels), parsed.arguments);
      if (!traced.ok) throw new Error(traced.problem.message);
      const { trace } = traced;
      const { rows, columns } = trace.receptiveField;
      expect(shapeOf(trace, 'output')).toEqual(row.shape);
      expect(trace.counts.parameters).toBe(row.parameters);
      expect([rows.before, rows.after, columns.before, columns.after]).toEqual(row.pads);

      const values = await runLocally(trace, recordedPixels(row.input, row.pixels));
      expect(values.output.shape).toEqual(row.shape);
      close(
        samplesOf(values.kernel.data, 8),
        row.kernel,
        values.kernel.statistics.max - values.kernel.statistics.min,
        1e-6,
      );
      if (row.bias) close(samplesOf(values.bias?.data ?? [], 4), row.bias, Math.max(...row.bias.map(Math.abs)), 1e-6);
      else expect(values.bias).toBeUndefined();

      const { min, max, mean, std } = values.output.statistics;
      const scale = Math.max(Math.abs(row.output.min), Math.abs(row.output.max));
      close([min, max, mean, std], [row.output.min, row.output.max, row.output.mean, row.output.std], scale);
      // No output of the records is larger than a preview, so that the maps are the output itself.
      const output = asOutput(values, parsed.arguments.dataFormat === 'channels_first');
      close(samplesOf(output, 16), row.output.samples, scale);
    },
  );

  it('has enough of everything', () => {
    expect(recorded.runs.length).toBeGreaterThanOrEqual(400);
    expect(Math.max(...recorded.runs.map(({ spread }) => spread))).toBeLessThan(RELATIVE);
  });
});

function close(actual: readonly number[], expected: readonly number[], scale: number, relative = RELATIVE): void {
  expect(actual).toHaveLength(expected.length);
  const worst = Math.max(...actual.map((value, at) => Math.abs(value - (expected[at] ?? NaN))));
  expect(worst).toBeLessThanOrEqual(relative * scale);
}

/** The maps, (filters, height, width), in the order of the real output. */
function asOutput({ output: { maps, filters } }: RunValues, channelsFirst: boolean): Float32Array {
  if (channelsFirst) return maps.data;
  const cells = maps.height * maps.width;
  return Float32Array.from(
    maps.data,
    (_, at) => maps.data[(at % filters.length) * cells + Math.floor(at / filters.length)] ?? NaN,
  );
}
