import { sameMapSize } from '../conv2d/compare/mapSizes';
import { outputSize } from '../conv2d/shapes';
import type { DecodedImage } from '../engine/decodeImage';
import { fitWithin } from '../picture/areaAverage';
import { joinTotals, meansOf } from '../picture/difference';
import type { ComparedMaps, MapPlane } from '../protocol/values';
import type { ImageSource } from './keptImages';
import { askMapPart, blockCall, checkInside, computedForOne, type OutputQuery } from './outputQueries';
import { bandsOf, type Size } from './partBands';
import type { WorkerPool } from './workerPool';

/** Longest side of a map that is shown beside another one. */
const SIDE = 480;

export interface ComparisonRequest {
  readonly a: OutputQuery;
  readonly b: OutputQuery;
  readonly filter: number;
}

/** Sets the outputs of two layers against each other, one feature map at a time; of batches the first image. */
export class ComparisonQueries {
  constructor(
    private readonly pool: WorkerPool,
    private readonly imageOf: (source: ImageSource, signal?: AbortSignal) => Promise<DecodedImage>,
  ) {}

  /**
   * A feature map of both, and how they differ. It is computed anew from the images, band after band: no output is kept.
   * @throws HumanError where neither has that filter
   */
  async maps({ a, b, filter }: ComparisonRequest, signal?: AbortSignal): Promise<ComparedMaps> {
    const [inA, inB] = [a, b].map(({ trace }) => filter < outputSize(trace).filters);
    // Says so where B has none either.
    if (!inA) checkInside(b.trace, { image: 0, y: 0, x: 0, filter });
    if (inA && inB && sameMapSize(a.trace, b.trace)) return this.#difference({ a, b, filter }, signal);
    const [one, other] = await Promise.all([
      inA ? this.#map(a, filter, signal) : undefined,
      inB ? this.#map(b, filter, signal) : undefined,
    ]);
    return { filter, ...(one ? { a: one } : {}), ...(other ? { b: other } : {}) };
  }

  async #difference({ a, b, filter }: ComparisonRequest, signal?: AbortSignal): Promise<ComparedMaps> {
    const { rows, columns, size } = whole(b);
    const images = { a: await this.imageOf(a.source, signal), b: await this.imageOf(b.source, signal) };
    const plane = (): MapPlane => ({ ...size, data: new Float32Array(size.height * size.width) });
    const made = { a: plane(), b: plane(), difference: plane() };
    const computed = computedForOne(a.trace) + computedForOne(b.trace);
    const totals = await Promise.all(
      bandsOf(rows, columns, size, computed).map(async (band) => {
        const { answer } = await this.pool.ask({
          name: 'difference',
          urgent: true,
          repeatable: true,
          signal,
          make: () => {
            const part = { image: 0, rows: band.rows, columns };
            const [one, other] = [blockCall(images.a, { ...a, ...part }), blockCall(images.b, { ...b, ...part })];
            const request = { a: one, b: other, filter, size: { height: band.to - band.from, width: size.width } };
            return { request, transfer: [one.window.bytes.buffer, other.window.bytes.buffer] };
          },
        });
        for (const name of ['a', 'b', 'difference'] as const) made[name].data.set(answer[name], band.from * size.width);
        return answer.totals;
      }),
    );
    return { filter, ...made, difference: { ...made.difference, statistics: meansOf(joinTotals(totals)) } };
  }

  async #map(query: OutputQuery, filter: number, signal?: AbortSignal): Promise<MapPlane> {
    const { rows, columns, size } = whole(query);
    const image = await this.imageOf(query.source, signal);
    const request = { ...query, image: 0, filter, rows, columns, size };
    return { ...size, data: (await askMapPart(this.pool, image, request, signal)).data };
  }
}

function whole({ trace }: OutputQuery) {
  const { height, width } = outputSize(trace);
  const size: Size = fitWithin(height, width, SIDE);
  return { rows: { from: 0, to: height }, columns: { from: 0, to: width }, size };
}
