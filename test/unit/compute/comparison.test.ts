import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { CancelledError } from '../../../src/compute/cancelled';
import type { ComputeClient } from '../../../src/compute/computeClient';
import type { OutputQuery } from '../../../src/compute/outputQueries';
import type { Conv2DArguments } from '../../../src/conv2d/arguments';
import { outputSize } from '../../../src/conv2d/shapes';
import type { MapPlane } from '../../../src/protocol/values';
import { areaAverage } from '../../../src/picture/areaAverage';
import { imageOf } from '../fixtures';
import { recordedPixels } from '../keras/recorded';
import { tracedWith } from '../traces';
import { localClient, npySource } from './local';

const HEIGHT = 30;
const WIDTH = 620;
const image = imageOf(HEIGHT, WIDTH, 4);
const source = (id: string, draw: number): OutputQuery['source'] =>
  npySource([HEIGHT, WIDTH, 4], recordedPixels([HEIGHT, WIDTH, 4], draw), id);
const query = (changes: Partial<Conv2DArguments>, id = 'one', draw = 1): OutputQuery => ({
  source: source(id, draw),
  trace: tracedWith(image, { filters: 4, kernelSize: [3, 3], seed: 3, ...changes }),
  backend: 'cpu',
});

async function wholeMap(client: ComputeClient, of: OutputQuery, filter: number): Promise<MapPlane> {
  const { height, width } = outputSize(of.trace);
  const all = { rows: { from: 0, to: height }, columns: { from: 0, to: width } };
  return { height, width, data: (await client.block({ ...of, image: 0, filter, ...all })).data };
}

const layers: fc.Arbitrary<Partial<Conv2DArguments>> = fc.record({
  seed: fc.constantFrom(3, 4),
  activation: fc.constantFrom('linear' as const, 'relu' as const, 'softmax' as const),
  groups: fc.constantFrom(1, 2),
  dataFormat: fc.constantFrom('channels_last' as const, 'channels_first' as const),
  padding: fc.constantFrom('valid' as const, 'same' as const),
});

describe('a feature map of two results', () => {
  const client = localClient();
  afterAll(() => client.dispose());

  it(
    'is averaged as each of them is alone, and differs by what every value differs by',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(layers, layers, fc.boolean(), fc.nat(3), async (one, other, sameImage, filter) => {
          const [a, b] = [query(one), sameImage ? query(other) : query(other, 'other', 2)];
          const made = await client.comparisons.maps({ a, b, filter });
          const [from, to] = [await wholeMap(client, a, filter), await wholeMap(client, b, filter)];
          for (const [plane, whole] of [
            [made.a, from],
            [made.b, to],
          ] as const) {
            if (!plane) throw new Error('A map is missing.');
            expect(plane.width).toBe(480);
            const { height, width } = plane;
            const averages = areaAverage(whole.data, { ...whole, channels: 1 }, { height, width });
            averages.forEach((value, at) => expect(plane.data[at]).toBeCloseTo(value, 3));
          }
          if (from.height !== to.height) {
            expect(made.difference).toBeUndefined();
            return;
          }
          const differences = Float64Array.from(to.data, (value, at) => value - (from.data[at] ?? NaN));
          if (!made.difference) throw new Error('The difference is missing.');
          const { statistics, data, height, width } = made.difference;
          const count = differences.length;
          expect(statistics).toMatchObject({ count, unknown: 0 });
          expect(statistics.equal).toBe(differences.filter((value) => value === 0).length);
          expect(statistics.min).toBeCloseTo(Math.min(...differences), 3);
          expect(statistics.max).toBeCloseTo(Math.max(...differences), 3);
          expect(statistics.mean).toBeCloseTo(differences.reduce((sum, value) => sum + value, 0) / count, 3);
          expect(statistics.meanAbsolute).toBeCloseTo(
            differences.reduce((sum, value) => sum + Math.abs(value), 0) / count,
            3,
          );
          const averages = areaAverage(Float32Array.from(differences), { ...to, channels: 1 }, { height, width });
          averages.forEach((value, at) => expect(data[at]).toBeCloseTo(value, 3));
        }),
        { numRuns: 12 },
      );
    },
  );

  it('is exactly the same where nothing differs', async () => {
    const { difference } = await client.comparisons.maps({ a: query({}), b: query({}), filter: 1 });
    const count = 28 * 618;
    expect(difference?.statistics).toEqual({
      count,
      unknown: 0,
      equal: count,
      min: 0,
      max: 0,
      mean: 0,
      meanAbsolute: 0,
    });
  });

  it('is that of one alone where the other has no such filter', async () => {
    const maps = await client.comparisons.maps({ a: query({}), b: query({ filters: 8 }), filter: 6 });
    expect(maps.a).toBeUndefined();
    expect(maps.b?.width).toBe(480);
    expect(maps.difference).toBeUndefined();
    const other = await client.comparisons.maps({ a: query({ filters: 8 }), b: query({}), filter: 6 });
    expect([other.a?.width, other.b]).toEqual([480, undefined]);
  });

  it('is refused where neither has it', async () => {
    await expect(client.comparisons.maps({ a: query({}), b: query({}), filter: 4 })).rejects.toThrow(
      'The output has no cell with filter 4.',
    );
  });

  it('is not waited for when nobody wants it any more', async () => {
    const wanted = new AbortController();
    const asked = client.comparisons.maps({ a: query({}), b: query({ seed: 9 }), filter: 0 }, wanted.signal);
    wanted.abort();
    await expect(asked).rejects.toThrow(CancelledError);
  });

  it('may be asked for by turns with runs, which go on as before', async () => {
    const wish = { backend: 'cpu', cpuBudget: 1 } as const;
    const events = {
      stage: () => undefined,
      decoded: () => undefined,
      progress: () => undefined,
      partial: () => undefined,
    };
    const [a, b] = [query({}), query({ activation: 'relu' })];
    const run = (of: OutputQuery) => client.run({ key: 'x', source: of.source, trace: of.trace, wish }, events);
    const before = await run(a);
    await client.comparisons.maps({ a: query({ seed: 8 }), b: a, filter: 0 });
    const after = await run(b);
    await client.comparisons.maps({ a, b, filter: 0 });
    const again = await run(a);
    expect(again.output.statistics).toEqual(before.output.statistics);
    expect(after.output.statistics.min).toBe(0);
  });
});
