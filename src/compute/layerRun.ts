import { shapesOf, tapsOfRow } from '../conv2d/shapes';
import { planStrips, rowsOfStrip, type Strip, type StripBudget } from '../conv2d/strips';
import { allCells } from '../conv2d/inputWindow';
import type { Trace } from '../conv2d/trace';
import type { DecodedImage } from '../engine/decodeImage';
import { layerSpecOf } from '../engine/layerSpec';
import { OutputAccumulator } from '../engine/output/outputAccumulator';
import { planOutput } from '../engine/output/outputPlan';
import type { Backend, OutputValues } from '../protocol/values';
import { stopIfCancelled } from './cancelled';
import { pixelWindow } from './keptImages';
import type { KeptSums } from './keptSums';
import { RealShape } from './realShape';
import type { WorkerPool } from './workerPool';

/**
 * A strip is small enough to stay in the processor's cache and to end soon after it was cancelled. For WASM, XNNPACK keeps a
 * pointer of 4 bytes for every tap.
 */
const BUDGETS: Readonly<Record<Backend, StripBudget>> = {
  cpu: { bytes: 2 ** 22, multiplyAdds: 1.6e7, taps: Infinity },
  wasm: { bytes: 2 ** 22, multiplyAdds: 2.5e8, taps: 2 ** 24 },
};

/** Pictures of what has come so far: the first one soon, then ever more seldom, since less and less is new in them. */
const FIRST_PICTURE_MILLISECONDS = 150;
const PICTURE_MILLISECONDS = 300;
const PICTURE_SHARE = 0.25;

export interface LayerRun {
  readonly trace: Trace;
  readonly image: DecodedImage;
  readonly imageId: string;
  readonly backend: Backend;
  readonly strips: readonly Strip[];
}

export interface LayerEvents {
  /** Share of the output that is there. */
  progress(share: number): void;
  partial(output: OutputValues): void;
}

/** What the strips gave; times are added up over the workers. */
export interface LayerOutput {
  readonly output: OutputValues;
  readonly call: number;
  readonly summarise: number;
  /** Multiply-adds that were really carried out. */
  readonly multiplyAdds: number;
  readonly workers: number;
}

/** The strips of an output, in the order in which they are computed. */
export function stripsOf(trace: Trace, backend: Backend, budget = BUDGETS[backend]): readonly Strip[] {
  const { images, convolution, outHeight } = shapesOf(trace.image, trace.arguments);
  const rows = images * outHeight;
  const values = convolution.reduce((product, size) => product * size, 1);
  const row = {
    bytes: (4 * values) / rows,
    multiplyAdds: trace.counts.multiplyAdds / rows,
    taps: tapsOfRow(trace),
  };
  return planStrips(images, outHeight, rowsOfStrip(outHeight, row, budget));
}

/**
 * Calls the layer on all strips and puts together what comes back, always in the same order: the result is the same to the
 * last bit, however many workers there are.
 */
export async function runStrips(
  pool: WorkerPool,
  { trace, image, imageId, backend, strips }: LayerRun,
  kept: KeptSums,
  events: LayerEvents,
  signal: AbortSignal,
): Promise<LayerOutput> {
  const layer = layerSpecOf(trace);
  const { activation } = trace.arguments;
  const plan = planOutput(trace);
  const { grid } = plan;
  const columns = allCells(shapesOf(trace.image, trace.arguments).columns);
  const holders = kept.holders(`${imageId} ${layer.key} ${backend}`, trace);
  const answers = strips.map(({ index, image: number, rows }) =>
    pool.ask({
      name: 'strip',
      repeatable: true,
      worker: holders?.get(index),
      signal,
      make: () => {
        const window = pixelWindow(image, trace, { image: number, rows, columns });
        const keep = holders ? { keep: { image: imageId, strip: index } } : {};
        return {
          request: { layer, backend, activation, window, rows, grid, ...keep },
          transfer: [window.bytes.buffer],
        };
      },
    }),
  );
  // Whoever is waited for last must not count as unhandled when an earlier one fails.
  for (const answer of answers) answer.catch(() => undefined);

  const accumulator = new OutputAccumulator(plan);
  const workers = new Set<number>();
  const real = new RealShape(trace.arguments.dataFormat === 'channels_last' ? 1 : 2);
  let [call, summarise, called] = [0, 0, 0];
  const started = performance.now();
  let picture = started + FIRST_PICTURE_MILLISECONDS;
  for (const [at, strip] of strips.entries()) {
    const asked = answers[at];
    if (!asked) break;
    const { answer, worker } = await asked;
    stopIfCancelled(signal);
    workers.add(worker);
    holders?.set(strip.index, worker);
    call += answer.call;
    summarise += answer.summarise;
    if (answer.call > 0) called += strip.rows.to - strip.rows.from;
    real.add(answer.shape, strip);
    accumulator.add(answer.summary, strip.image === 0 ? strip.rows : undefined);
    events.progress((at + 1) / strips.length);
    if (performance.now() < picture || at + 1 === strips.length) continue;
    events.partial(accumulator.values());
    const now = performance.now();
    picture = now + Math.max(PICTURE_MILLISECONDS, PICTURE_SHARE * (now - started));
  }
  const rows = strips.reduce((sum, strip) => sum + strip.rows.to - strip.rows.from, 0);
  return {
    output: { ...accumulator.values(), shape: real.sizes },
    call,
    summarise,
    multiplyAdds: (trace.counts.multiplyAdds * called) / rows,
    workers: workers.size,
  };
}
