import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../../src/compute/partBands';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { outputSize } from '../../../src/conv2d/shapes';
import { traceConv2D } from '../../../src/conv2d/traceConv2D';
import { areaAverage } from '../../../src/picture/areaAverage';
import { imageOf } from '../fixtures';
import { recordedPixels } from '../keras/recorded';
import { localClient, npySource } from './local';

const extent = (length: number): fc.Arbitrary<{ from: number; to: number }> =>
  fc
    .tuple(fc.nat(length - 1), fc.nat(length - 1))
    .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) + 1 }));

describe('bandsOf', () => {
  it('covers every row of the picture and of the whole once', () => {
    fc.assert(
      fc.property(extent(20_000), extent(20_000), fc.nat(), fc.nat(), (rows, columns, high, wide) => {
        const size = {
          height: 1 + (high % Math.min(1000, rows.to - rows.from)),
          width: 1 + (wide % Math.min(1000, columns.to - columns.from)),
        };
        const bands = bandsOf(rows, columns, size);
        let [row, source] = [0, rows.from];
        for (const band of bands) {
          expect([band.from, band.rows.from]).toEqual([row, source]);
          expect(band.to).toBeGreaterThan(band.from);
          expect(band.rows.to - band.rows.from).toBeGreaterThanOrEqual(band.to - band.from);
          [row, source] = [band.to, band.rows.to];
        }
        expect([row, source]).toEqual([size.height, rows.to]);
      }),
    );
  });
});

describe('parts', () => {
  const one = { from: 0, to: 1 };
  const traced = traceConv2D(imageOf(40, 50, 3), { ...DEFAULT_ARGUMENTS, filters: 4, seed: 3 });
  if (!traced.ok) throw new Error(traced.problem.message);
  const { trace } = traced;
  const pixels = recordedPixels([40, 50, 3], 1);
  const source = npySource([40, 50, 3], pixels);
  const [rows, columns] = [
    { from: 5, to: 25 },
    { from: 7, to: 37 },
  ];

  it('of a feature map are what the output has there, or its averages', async () => {
    const client = localClient();
    try {
      const query = { source, trace, backend: 'cpu' as const, image: 0, filter: 2 };
      const { height, width } = outputSize(trace);
      const whole = await client.block({ ...query, rows: { from: 0, to: height }, columns: { from: 0, to: width } });
      const expected = Float32Array.from(
        { length: 600 },
        (_, at) => whole.data[(rows.from + Math.floor(at / 30)) * width + columns.from + (at % 30)] ?? NaN,
      );
      for (const size of [
        { height: 20, width: 30 },
        { height: 7, width: 10 },
        { height: 1, width: 1 },
      ]) {
        const part = await client.mapPart({ ...query, rows, columns, size });
        expect(part.shape).toEqual([size.height, size.width]);
        const averages = areaAverage(expected, { height: 20, width: 30, channels: 1 }, size);
        averages.forEach((value, at) => expect(part.data[at]).toBeCloseTo(value, 3));
      }
    } finally {
      client.dispose();
    }
  });

  it('are refused where they are not there', async () => {
    const client = localClient();
    const query = {
      source,
      trace,
      backend: 'cpu' as const,
      image: 0,
      rows: one,
      columns: one,
      size: { height: 1, width: 1 },
    };
    try {
      await expect(client.mapPart({ ...query, filter: 4 })).rejects.toThrow('no cell with filter 4');
      await expect(client.mapPart({ ...query, filter: 0, rows: { from: 0, to: 41 } })).rejects.toThrow(
        'There are 37 rows',
      );
      await expect(client.imagePart({ ...query, columns: { from: 0, to: 51 } })).rejects.toThrow('50 columns');
    } finally {
      client.dispose();
    }
  });

  it('of the image are its pixels, or their averages', async () => {
    const client = localClient();
    try {
      const part = await client.imagePart({ source, rows, columns, size: { height: 20, width: 30 } });
      for (let at = 0; at < 600; at++) {
        const from = 3 * ((rows.from + Math.floor(at / 30)) * 50 + columns.from + (at % 30));
        expect([...part.data.subarray(4 * at, 4 * at + 4)]).toEqual([...pixels.subarray(from, from + 3), 255]);
      }
      const small = await client.imagePart({ source, rows, columns, size: { height: 1, width: 1 } });
      const mean = (channel: number): number =>
        Array.from({ length: 600 }, (_, at) => part.data[4 * at + channel] ?? NaN).reduce((sum, value) => sum + value) /
        600;
      [0, 1, 2].forEach((channel) => expect(small.data[channel]).toBe(Math.round(mean(channel))));
    } finally {
      client.dispose();
    }
  });
});
