import type { RunRequest } from '../../src/compute/computeClient';
import { outputSize } from '../../src/conv2d/shapes';
import { untilIdle } from './idleCores';
import { type LayerOnPicture, layerOnPicture, SILENT } from './layerOnPicture';

// `npm run bench` starts this: node answers.js <times> <picture> <layer as JSON> <backend> <workers>. What a user waits for
// beside the runs: questions about an output, and that a cancelled run leaves the cores free.

/** Side of the part of the output that is asked for. */
const BLOCK_SIDE = 64;

async function measure([times, ...args]: readonly string[]): Promise<void> {
  const count = Number(times);
  const layer = layerOnPicture(args);
  const { client, request } = layer;
  const first = request(0);
  const { timings: cold } = await client.run(first, SILENT);
  const { timings: warm } = await client.run(request(1), SILENT);
  const { backend } = await client.run(first, SILENT);
  const query = { source: first.source, trace: first.trace, backend: backend.name, image: 0 };
  const { height, width, filters } = outputSize(first.trace);
  const side = Math.min(BLOCK_SIDE, height, width);
  const extent = (size: number, at: number): { readonly from: number; readonly to: number } => {
    const from = Math.floor((size - side) * at);
    return { from, to: from + side };
  };
  const part = (at: number) => ({ ...query, rows: extent(height, at), columns: extent(width, 1 - at) });
  const results = {
    cell: await timed(count, (at) =>
      client.cell({
        ...query,
        y: Math.floor((height - 1) * at),
        x: Math.floor((width - 1) * (1 - at)),
        filter: Math.floor((filters - 1) * at),
      }),
    ),
    map: await timed(count, (at) => client.block({ ...part(at), filter: Math.floor((filters - 1) * at) })),
    block: await timed(count, (at) => client.block(part(at))),
    cancelDecoding: await cancelled(count, layer, (seed) => request(seed, `picture ${seed}`), cold.decode),
    cancelCalling: await cancelled(count, layer, (seed) => request(seed), warm.total),
  };
  client.dispose();
  process.stdout.write(JSON.stringify(results));
}

/** @param ask is told how far through the output it is to ask, from 0 to 1 */
async function timed(count: number, ask: (at: number) => Promise<unknown>): Promise<number[]> {
  const results: number[] = [];
  for (let number = 0; number < count; number++) {
    const started = performance.now();
    await ask(number / Math.max(count - 1, 1));
    results.push(performance.now() - started);
  }
  return results;
}

/**
 * Milliseconds from cancelling a run, sooner or later, until no core works for it any more.
 *
 * @param most milliseconds that the run takes at least
 */
async function cancelled(
  count: number,
  { client, request }: LayerOnPicture,
  make: (seed: number) => RunRequest,
  most: number,
): Promise<number[]> {
  const results: number[] = [];
  for (let number = 1; number <= count; number++) {
    const run = make(number);
    results.push(await cancelAfter((most * number) / (count + 1), (signal) => client.run(run, SILENT, signal)));
    // Workers that were ended start again.
    await client.run(request(0), SILENT);
  }
  return results;
}

async function cancelAfter(ms: number, run: (signal: AbortSignal) => Promise<unknown>): Promise<number> {
  const controller = new AbortController();
  const ended = run(controller.signal).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, ms));
  controller.abort();
  const idle = await untilIdle();
  await ended;
  return idle;
}

void measure(process.argv.slice(2));
