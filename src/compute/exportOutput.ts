import { exportedShape, outputSize } from '../conv2d/shapes';
import type { Strip } from '../conv2d/strips';
import type { DecodedImage } from '../engine/decodeImage';
import { npyHeader } from '../image/npy/writeNpy';
import { stopIfCancelled } from './cancelled';
import { askBlock, type OutputQuery } from './outputQueries';
import type { WorkerPool } from './workerPool';

/** Writes bytes at a place of a file. */
export type WriteAt = (position: number, bytes: Uint8Array) => Promise<void>;

export interface ExportRequest extends OutputQuery {
  /** Only this feature map; the whole output where it is absent. */
  readonly filter?: number;
}

/** Strips that are computed while others are being written. */
const AHEAD = 4;

/** Writes a feature map or the whole output as `.npy`, strip after strip, so that it is never in memory as a whole. */
export async function exportOutput(
  pool: WorkerPool,
  decoded: DecodedImage,
  { strips: planned, ...request }: ExportRequest & { readonly strips: readonly Strip[] },
  write: WriteAt,
  progress: (share: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { trace, filter } = request;
  const { height, width, filters } = outputSize(trace);
  const header = npyHeader('<f4', exportedShape(trace, filter));
  await write(0, header);
  const strips = [...planned].sort((a, b) => a.image - b.image || a.rows.from - b.rows.from);
  const planes = filter === undefined && trace.arguments.dataFormat === 'channels_first' ? filters : 1;
  const row = width * (filter === undefined && planes === 1 ? filters : 1);
  const pending: ReturnType<typeof askBlock>[] = [];
  const ask = (at: number): void => {
    const strip = strips[at];
    if (!strip) return;
    const columns = { from: 0, to: width };
    const asked = askBlock(pool, decoded, { ...request, image: strip.image, rows: strip.rows, columns }, signal);
    asked.catch(() => undefined);
    pending.push(asked);
  };
  for (let at = 0; at < AHEAD; at++) ask(at);
  for (const [at, strip] of strips.entries()) {
    const block = await pending[at];
    if (!block) break;
    ask(at + AHEAD);
    stopIfCancelled(signal);
    const length = block.data.length / planes;
    for (let plane = 0; plane < planes; plane++) {
      const values = block.data.subarray(plane * length, (plane + 1) * length);
      const position = header.length + 4 * ((strip.image * planes + plane) * height + strip.rows.from) * row;
      await write(position, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    }
    progress((at + 1) / strips.length);
  }
}
