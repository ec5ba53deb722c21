import { expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { imageOf } from '../fixtures';
import { runLocally } from './local';

it('values of many filters are few buffers: VS Code takes 255 of them in a message to a page', async () => {
  const traced = traceConv2D(imageOf(6, 6, 1), { ...DEFAULT_ARGUMENTS, filters: 300, seed: 1 });
  if (!traced.ok) throw new Error(traced.problem.message);
  const values = await runLocally(
    traced.trace,
    Uint8Array.from({ length: 36 }, (_, at) => at),
  );
  const buffers = new Set<ArrayBufferLike>();
  const collect = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(values);
  expect(values.output.filters).toHaveLength(300);
  expect(values.output.filters.every(({ histogram, count }) => sumOf(histogram.counts) === count)).toBe(true);
  expect(buffers.size).toBeLessThan(32);
});

function sumOf(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
