import { tapsOfRow } from '../conv2d/shapes';
import type { StripBudget } from '../conv2d/strips';
import type { Trace } from '../conv2d/trace';
import type { DecodedImage } from '../engine/decodeImage';
import type { Built } from '../engine/engine';
import { layerSpecOf } from '../engine/layerSpec';
import { checkLimits, memoryProblem } from '../engine/limits';
import { ownBytes } from '../image/ownBytes';
import { HumanError } from '../protocol/problem';
import type { BlockValues, CellValues, ImageFacts, RgbaPicture, RunValues, Stage } from '../protocol/values';
import {
  type BackendWish,
  chooseBackend,
  type ChosenBackend,
  TELLING_MULTIPLY_ADDS,
  USUAL_RATE,
} from './backendChoice';
import type { StartWorker } from './calls';
import { CancelledError, stopIfCancelled } from './cancelled';
import { ComparisonQueries } from './comparisonQueries';
import { exportOutput, type ExportRequest, type WriteAt } from './exportOutput';
import { type ImageSource, KeptImages } from './keptImages';
import { askImagePart, type ImagePart } from './imageQueries';
import { KeptSums } from './keptSums';
import { runStrips, stripsOf } from './layerRun';
import {
  askBlock,
  askCell,
  askMapPart,
  type BlockRequest,
  type CellRequest,
  type MapPartRequest,
} from './outputQueries';
import { PictureQueries } from './pictureQueries';
import { type Made, runValues } from './runValues';
import { Turns } from './turns';
import { OutOfMemoryError, WorkerPool } from './workerPool';

export interface RunRequest {
  /** What the run is for, such as the image's URI: a newer run for the same replaces an older one. */
  readonly key: string;
  readonly source: ImageSource;
  /** Of the layer on this image. */
  readonly trace: Trace;
  readonly wish: BackendWish;
}

export interface RunEvents {
  stage(stage: Stage): void;
  decoded(facts: ImageFacts, preview: RgbaPicture): void;
  /** Share of the output that has been computed. */
  progress(share: number): void;
  /** What has come so far; the output's thumbnail comes at the end. */
  partial(values: RunValues): void;
}

export interface ComputeOptions {
  readonly workers: number;
  readonly idleMilliseconds: number;
  readonly log: (line: string) => void;
  /** What one strip may cost; by the backend where it is absent. */
  readonly strip?: StripBudget;
}

/** After this a worker that goes on with something cancelled is ended: in all, cores are free in less than 200 ms. */
const GRACE_MILLISECONDS = 120;

/**
 * Runs layers on images in a pool of workers. A newer run for the same key replaces the older one; runs for different keys
 * wait for each other. Decoded images, weights and sums are kept, so that only what has changed is computed again.
 */
export class ComputeClient {
  readonly #pool: WorkerPool;
  readonly #turns = new Turns();
  readonly #images = new KeptImages();
  readonly #sums = new KeptSums();
  readonly #running = new Map<string, AbortController>();
  /** Makes PNG files. */
  readonly pictures: PictureQueries;
  readonly comparisons: ComparisonQueries;
  #built: { readonly key: string; readonly built: Built } | undefined;
  /** Multiply-adds a second of one worker on the CPU backend, as the last run on it told. */
  #rate = USUAL_RATE;
  #disposed = false;

  constructor(
    startWorker: StartWorker,
    private readonly options: ComputeOptions,
  ) {
    const { workers, idleMilliseconds, log } = options;
    this.#pool = new WorkerPool(startWorker, {
      size: workers,
      idleMilliseconds,
      graceMilliseconds: GRACE_MILLISECONDS,
      log,
    });
    const imageOf = (source: ImageSource, signal?: AbortSignal): Promise<DecodedImage> => this.#image(source, signal);
    this.pictures = new PictureQueries(this.#pool, imageOf);
    this.comparisons = new ComparisonQueries(this.#pool, imageOf);
  }

  set workers(workers: number) {
    this.#pool.size = workers;
  }

  /** Starts workers before there is anything to do: something will come. */
  wake(): void {
    for (let number = 0; number < this.#pool.size; number++) {
      this.#pool.ask({ name: 'wake', make: () => ({ request: {} }) }).catch(() => undefined);
    }
  }

  /** @throws CancelledError, or a HumanError */
  async run(request: RunRequest, events: RunEvents, signal?: AbortSignal): Promise<RunValues> {
    this.cancel(request.key);
    const running = new AbortController();
    const abort = (): void => running.abort();
    if (this.#disposed || signal?.aborted) throw new CancelledError('It was cancelled before it began.');
    signal?.addEventListener('abort', abort, { once: true });
    this.#running.set(request.key, running);
    try {
      if (this.#turns.taken) events.stage('waiting');
      const end = await this.#turns.take(running.signal);
      try {
        return await this.#run(request, events, running.signal);
      } finally {
        end();
      }
    } catch (error) {
      if (error instanceof OutOfMemoryError) throw new HumanError(memoryProblem(request.trace), { cause: error });
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      if (this.#running.get(request.key) === running) this.#running.delete(request.key);
    }
  }

  /** Cancels whatever runs or waits for this key. */
  cancel(key: string): void {
    this.#running.get(key)?.abort();
  }

  /** The dot product behind one cell of the output. */
  async cell(request: CellRequest, signal?: AbortSignal): Promise<CellValues> {
    return askCell(this.#pool, await this.#image(request.source, signal), request, signal);
  }

  /** A part of the output as it is. */
  async block(request: BlockRequest, signal?: AbortSignal): Promise<BlockValues> {
    return askBlock(this.#pool, await this.#image(request.source, signal), request, signal);
  }

  /** A part of one feature map, averaged down to what can be shown. */
  async mapPart(request: MapPartRequest, signal?: AbortSignal): Promise<BlockValues> {
    return askMapPart(this.#pool, await this.#image(request.source, signal), request, signal);
  }

  /** A part of the image as a picture. */
  async imagePart(request: ImagePart, signal?: AbortSignal): Promise<RgbaPicture> {
    return askImagePart(this.#pool, await this.#image(request.source, signal), request, signal);
  }

  /** Writes the whole output, or one feature map, as `.npy`. */
  async exportOutput(
    request: ExportRequest,
    write: WriteAt,
    progress: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const image = await this.#image(request.source, signal);
    const strips = stripsOf(request.trace, request.backend, this.options.strip);
    await exportOutput(this.#pool, image, { ...request, strips }, write, progress, signal);
  }

  dispose(): void {
    this.#disposed = true;
    for (const running of this.#running.values()) running.abort();
    this.#pool.dispose();
    this.#images.clear();
  }

  async #run({ source, trace, wish }: RunRequest, events: RunEvents, signal: AbortSignal): Promise<RunValues> {
    checkLimits(trace);
    const started = performance.now();
    const known = this.#images.get(source.id);
    events.stage(known ? 'building' : 'decoding');
    const decoding = this.#image(source, signal).then((image) => {
      events.decoded(image.facts, image.preview);
      return image;
    });
    const chosen = this.#choose(trace, wish);
    const building = this.#build(trace, chosen, signal);
    let built: Weights | undefined;
    building.then((made) => (built = made)).catch(() => undefined);
    const image = await decoding;
    stopIfCancelled(signal);
    events.stage('calling');
    const finish = (made: Made, weights: Weights): RunValues =>
      runValues(trace, image, weights.built, made, {
        decode: known ? 0 : Math.round(image.milliseconds),
        build: weights.fresh ? Math.round(weights.built.milliseconds) : 0,
        total: Math.round(performance.now() - started),
      });
    const made = await runStrips(
      this.#pool,
      {
        trace,
        image,
        imageId: source.id,
        backend: chosen.backend,
        strips: stripsOf(trace, chosen.backend, this.options.strip),
      },
      this.#sums,
      {
        progress: (share) => events.progress(share),
        partial: (output) => {
          const soFar = { output, call: 0, summarise: 0, workers: this.#pool.size };
          if (built) events.partial(finish(soFar, built));
        },
      },
      signal,
    );
    const weights = await building;
    if (weights.built.backend === 'cpu' && made.multiplyAdds >= TELLING_MULTIPLY_ADDS) {
      this.#rate = (1000 * made.multiplyAdds) / made.call;
    }
    return finish(made, weights);
  }

  async #image(source: ImageSource, signal?: AbortSignal): Promise<DecodedImage> {
    const known = this.#images.get(source.id);
    if (known) return known;
    const { fileName, options } = source;
    const bytes = ownBytes(await source.read(signal));
    stopIfCancelled(signal);
    const { answer } = await this.#pool.ask({
      name: 'decode',
      signal,
      make: () => ({ request: { fileName, bytes, options }, transfer: [bytes.buffer] }),
    });
    this.#images.keep(source.id, answer);
    return answer;
  }

  async #build(trace: Trace, { backend, fallback }: ChosenBackend, signal: AbortSignal): Promise<Weights> {
    const layer = layerSpecOf(trace);
    const { channelNames } = trace.image.array;
    const key = JSON.stringify([layer.key, backend, fallback !== undefined, channelNames]);
    if (this.#built?.key === key) return { built: this.#built.built, fresh: false };
    const { activation } = trace.arguments;
    const { answer } = await this.#pool.ask({
      name: 'build',
      repeatable: true,
      signal,
      make: () => ({ request: { layer, backend, activation, channelNames } }),
    });
    const built = fallback === undefined ? answer : { ...answer, fallback };
    this.#built = { key, built };
    return { built, fresh: true };
  }

  #choose(trace: Trace, wish: BackendWish): ChosenBackend {
    const { multiplyAdds } = trace.counts;
    const { image, receptiveField } = trace;
    const { before, after } = receptiveField.rows;
    const paddingBytes = 4 * (before + after) * image.width * image.channels;
    const work = { multiplyAdds, taps: tapsOfRow(trace), paddingBytes };
    return chooseBackend(wish, work, this.#rate * this.#pool.size);
  }
}

/** A layer's weights; `fresh` where this run has made them. */
interface Weights {
  readonly built: Built;
  readonly fresh: boolean;
}
