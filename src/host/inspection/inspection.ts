import { randomInt } from 'node:crypto';
import * as vscode from 'vscode';
import { CancelledError, type ComputeClient } from '../../compute/computeClient';
import type { AskedArgument } from '../../conv2d/asked';
import { SEEDS } from '../../conv2d/parse/parseSeed';
import { findMismatches } from '../../conv2d/proof';
import type { Trace } from '../../conv2d/trace';
import { DEFAULT_LOAD_LIKE, type LoadLike } from '../../conv2d/load/loaders';
import type { LoaderOffer } from '../../image/fileHeader';
import type { LoadOptions } from '../../image/openImage';
import type { PanelState, Status } from '../../protocol/panelMessages';
import { HumanError, problemOf } from '../../protocol/problem';
import type { ImageFacts, RgbaPicture, RunValues } from '../../protocol/values';
import type { ImageSettings } from '../imageSettings';
import { loadHeaderReader } from '../parts';
import type { Conv2DSettings } from '../settings';
import { readImageFile } from './readImageFile';

/** What there is to show of an image; pictures and values arrive later than the trace. */
export interface Shown {
  readonly trace: Trace;
  readonly facts?: ImageFacts;
  readonly preview?: RgbaPicture;
  readonly values?: RunValues;
  /** The values belong to an older trace. */
  readonly stale: boolean;
}

export interface InspectionServices {
  readonly compute: ComputeClient;
  readonly settings: Conv2DSettings;
  readonly images: ImageSettings;
  readonly log: vscode.LogOutputChannel;
}

/** One image and the layer that the settings describe. A run that fails or is cancelled leaves the last good result. */
export class Inspection implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly fileName: string;
  #status: Status = { kind: 'running', stage: 'reading' };
  #shown: Shown | undefined;
  #good: Shown | undefined;
  #run: AbortController | undefined;
  #asked: readonly AskedArgument[] = [];
  #loadLike: LoadLike = DEFAULT_LOAD_LIKE;
  #downscale = false;

  /** Fires whenever `status` or `shown` is another. */
  readonly onDidChange = this.#changed.event;

  constructor(
    readonly uri: vscode.Uri,
    private readonly services: InspectionServices,
    /** Draws the kernel unless the settings fix another, so that changes of other arguments keep the weights. */
    private readonly drawnSeed = randomInt(SEEDS),
  ) {
    this.fileName = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  }

  get status(): Status {
    return this.#status;
  }

  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** The arguments of the latest run, legal or not; empty before there was one. */
  get asked(): readonly AskedArgument[] {
    return this.#asked;
  }

  /** How the image was to be loaded in the latest run. */
  get loadLike(): LoadLike {
    return this.#loadLike;
  }

  /** Real shapes of the finished run that differ from the traced ones. */
  get mismatches(): readonly string[] {
    const { trace, values, stale } = this.#shown ?? {};
    if (!trace || !values || stale) return [];
    return findMismatches(trace, {
      weightsBeforeCall: values.weightsBeforeCall,
      shapes: {
        cast: values.inputShape,
        kernel: values.kernel.shape,
        ...(values.bias ? { bias: values.bias.shape } : {}),
        output: values.output.shape,
      },
    });
  }

  /** What a later window needs to bring this inspection back. */
  get saved(): PanelState {
    return { version: 1, uri: this.uri.toString(), seed: this.drawnSeed };
  }

  /** Reads, decodes and runs anew; replaces a run that is under way. Never rejects: the outcome is the status. */
  async run(): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    this.#set({ kind: 'running', stage: 'reading' }, this.#shown);
    try {
      const values = await this.#compute(run.signal);
      if (this.#run !== run || !this.#shown) return;
      this.#good = { ...this.#shown, values, stale: false };
      this.#set({ kind: 'done' }, this.#good);
    } catch (error) {
      if (this.#run === run) this.#fail(error);
    } finally {
      if (this.#run === run) this.#run = undefined;
    }
  }

  /** Runs with the picture averaged down to the limit, from now on. */
  async runDownscaled(): Promise<void> {
    this.#downscale = true;
    await this.run();
  }

  /** What every loader makes of the file; throws a HumanError where it cannot be read. */
  async offers(): Promise<readonly LoaderOffer[]> {
    const options = this.#options();
    const bytes = await readImageFile(this.uri, this.fileName);
    const { describeLoaders } = await loadHeaderReader();
    return describeLoaders(bytes, this.fileName, options);
  }

  cancel(): void {
    this.#run?.abort();
  }

  dispose(): void {
    const run = this.#run;
    this.#run = undefined;
    run?.abort();
    this.#changed.dispose();
  }

  async #compute(signal: AbortSignal): Promise<RunValues> {
    const { compute, settings } = this.services;
    const options = this.#options();
    this.#loadLike = options.like;
    const { asked, parsed } = await settings.read(this.uri);
    stopIfCancelled(signal);
    this.#asked = asked;
    if (!parsed.ok) throw new HumanError(parsed.problem);
    const bytes = await readImageFile(this.uri, this.fileName);
    stopIfCancelled(signal);
    const { traceImage } = await loadHeaderReader();
    stopIfCancelled(signal);
    const { fileName } = this;
    const trace = traceImage({ bytes, fileName, options }, parsed.arguments, this.drawnSeed);
    this.#set(this.#status, {
      trace,
      ...(this.#good?.values ? { values: this.#good.values } : {}),
      ...(this.#good?.preview ? { preview: this.#good.preview } : {}),
      stale: this.#good !== undefined,
    });
    return compute.run(
      this.uri.toString(),
      { fileName, bytes, options, trace },
      {
        stage: (stage) => this.#set({ kind: 'running', stage }, this.#shown),
        decoded: (facts, preview) => {
          if (this.#shown) this.#set(this.#status, { ...this.#shown, facts, preview });
        },
      },
      signal,
    );
  }

  #options(): LoadOptions {
    return { ...this.services.images.read(this.uri), downscale: this.#downscale };
  }

  #fail(error: unknown): void {
    const cancelled = error instanceof CancelledError;
    const shown = this.#good ?? this.#shown;
    if (cancelled) {
      this.#set({ kind: 'cancelled' }, shown);
      return;
    }
    const problem = problemOf(error);
    this.services.log.error(`${this.uri.toString()}: ${problem.message}`);
    if (!(error instanceof HumanError) && error instanceof Error) this.services.log.error(error);
    this.#set({ kind: 'failed', problem }, shown);
  }

  #set(status: Status, shown: Shown | undefined): void {
    this.#status = status;
    this.#shown = shown;
    this.#changed.fire();
  }
}

/** A function, because the compiler takes a signal that was not aborted once for one that never will be. */
function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError('Cancelled before the worker was asked.');
}
