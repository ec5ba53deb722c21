import * as vscode from 'vscode';
import { stopIfCancelled, untilCancelled } from '../../compute/cancelled';
import type { ComputeClient, RunRequest } from '../../compute/computeClient';
import type { OutputQuery } from '../../compute/outputQueries';
import type { AskedArgument } from '../../conv2d/asked';
import { SEEDS } from '../../conv2d/parse/parseSeed';
import { DEFAULT_LOAD_LIKE, type LoadLike } from '../../conv2d/load/loaders';
import type { LoaderOffer } from '../../image/fileHeader';
import type { ArgumentChanges, PanelState, Status } from '../../protocol/panelMessages';
import { HumanError } from '../../protocol/problem';
import type { Backend, RunValues } from '../../protocol/values';
import { Answers } from './answers';
import type { LazyCompute } from '../compute/lazyCompute';
import type { HostFiles } from '../platform';
import { randomBelow } from '../random';
import { pause } from './pause';
import { ImageOpener } from './openedImage';
import { readImageFile } from './readImageFile';
import { statusAfter } from './runFailure';
import { RunSettings, type SettingsOfRuns } from './runSettings';
import { awaitingValues, mismatchesOf, type Shown, withoutValues } from './shown';

/** After so long a moment without a change in the panel the layer is run. */
const PAUSE_MILLISECONDS = 600;

export interface InspectionServices extends SettingsOfRuns {
  readonly compute: LazyCompute;
  readonly files: HostFiles;
  readonly log: vscode.LogOutputChannel;
}

/** One image and the layer that the settings describe. A run that fails or is cancelled leaves the last good result. */
export class Inspection implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #succeeded = new vscode.EventEmitter<void>();
  readonly fileName: string;
  readonly #opener: ImageOpener;
  readonly #settings: RunSettings;
  #status: Status = { kind: 'running', stage: 'reading' };
  #shown: Shown | undefined;
  #good: Shown | undefined;
  #query: OutputQuery | undefined;
  /** About what is shown. */
  readonly answers = new Answers(
    () => this.#client(),
    () => this.#asking(),
  );
  #run: AbortController | undefined;
  /** Makes a draft of the arguments, until it is written. */
  #changing: AbortController | undefined;
  /** Whether settings have changed meanwhile that no run has followed. */
  #passedOver = false;
  /** What differs in the draft. */
  #changes: ArgumentChanges = {};
  #asked: readonly AskedArgument[] = [];
  #loadLike: LoadLike = DEFAULT_LOAD_LIKE;
  /** What the settings said for the latest run. */
  #settled: string | undefined;
  #disposed = false;

  /** Fires whenever `status` or `shown` is another. */
  readonly onDidChange = this.#changed.event;

  /** Fires once for each run that ends well, when it is shown. */
  readonly onDidSucceed = this.#succeeded.event;

  constructor(
    readonly uri: vscode.Uri,
    private readonly services: InspectionServices,
    /** Draws the kernel unless the settings fix another, so that changes of other arguments keep the weights. */
    private readonly drawnSeed = randomBelow(SEEDS),
  ) {
    this.fileName = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    this.#opener = new ImageOpener(services.files, uri, this.fileName);
    this.#settings = new RunSettings(services, uri);
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

  /** What the user has changed in the panel's call and what is not written yet. */
  get draft(): ArgumentChanges {
    return this.#changes;
  }

  /** How the image was to be loaded in the latest run. */
  get loadLike(): LoadLike {
    return this.#loadLike;
  }

  /** The last good result, and what is asked when something about it is asked. */
  get result(): { readonly shown: Shown & { readonly values: RunValues }; readonly query: OutputQuery } | undefined {
    const values = this.#good?.values;
    return this.#good && values && this.#query ? { shown: { ...this.#good, values }, query: this.#query } : undefined;
  }

  /** Real shapes of the finished run that differ from the traced ones. */
  get mismatches(): readonly string[] {
    return mismatchesOf(this.#shown);
  }

  /** What a later window needs to bring this inspection back. */
  get saved(): PanelState {
    return { version: 1, uri: this.uri.toString(), seed: this.drawnSeed };
  }

  /**
   * Runs the layer; replaces a run that is under way. Never rejects: the outcome is the status.
   * @param backend for this run, whatever the settings say
   */
  async run(backend?: Backend): Promise<void> {
    this.#run?.abort();
    this.#changes = {};
    this.#changing = undefined;
    this.#passedOver = false;
    const run = new AbortController();
    this.#run = run;
    this.#set({ kind: 'running', stage: 'reading' }, this.#shown);
    try {
      const values = await untilCancelled(this.#compute(run.signal, backend), run.signal);
      if (this.#run !== run || !this.#shown) return;
      this.#good = { ...this.#shown, values, stale: false };
      this.#set({ kind: 'done' }, this.#good);
      this.#succeeded.fire();
    } catch (error) {
      if (this.#run === run) this.#fail(error);
    } finally {
      if (this.#run === run) this.#run = undefined;
    }
  }

  /**
   * Shows at once what the settings come to with some arguments changed, and writes these and runs the layer when no
   * further change comes for a while. What is refused is not written: it stays asked for until it is mended, or until
   * the layer is run without it. Never rejects: the outcome is the status.
   */
  async change(changes: ArgumentChanges): Promise<void> {
    this.#changes = { ...this.#changes, ...changes };
    this.#run?.abort();
    const change = new AbortController();
    this.#run = change;
    this.#changing = change;
    try {
      await untilCancelled(this.#draft(change.signal), change.signal);
      await pause(PAUSE_MILLISECONDS, change.signal);
      // Read again: what others have written in the meantime stays.
      const { parsed } = await this.services.settings.read(this.uri, this.#changes);
      if (!parsed.ok) throw new HumanError(parsed.problem);
      await this.services.settings.write(this.uri, parsed.arguments);
      // A newer change takes this one along.
      if (this.#run === change) await this.run();
    } catch (error) {
      if (this.#run === change) this.#fail(error);
    } finally {
      if (this.#run === change) this.#run = undefined;
      if (this.#changing === change) await this.#endChange(change.signal);
    }
  }

  /** Ends a change that has come to no run: what others have set meanwhile is followed after all, unless it was cancelled. */
  async #endChange({ aborted }: AbortSignal): Promise<void> {
    this.#changing = undefined;
    if (this.#passedOver && !aborted) await this.follow();
  }

  /** Runs if the settings are others than those of the latest run: VS Code may tell of one change more than once. */
  async follow(): Promise<void> {
    const now = await this.#settings.read().catch(() => undefined);
    if (this.#disposed || (now !== undefined && now.key === this.#settled)) return;
    // What the user is changing at this moment will be run with all that is set by then.
    if (this.#changing) this.#passedOver = true;
    else await this.run();
  }

  /** Reads the file and computes everything anew. */
  async runAgain(): Promise<void> {
    this.#opener.forget();
    await this.run();
  }

  /** Runs with the picture averaged down to the limit, from now on. */
  async runDownscaled(): Promise<void> {
    this.#settings.downscale = true;
    await this.run();
  }

  /** What every loader makes of the file; throws a HumanError where it cannot be read. */
  async offers(): Promise<readonly LoaderOffer[]> {
    const options = this.#settings.options;
    const bytes = await readImageFile(this.services.files, { uri: this.uri, fileName: this.fileName });
    const { describeLoaders } = await import(/* webpackChunkName: "image" */ '../../image/fileHeader');
    return describeLoaders(bytes, this.fileName, options);
  }

  /** A small PNG of the first filters or feature maps of what is shown. */
  async thumbnail(of: 'kernel' | 'output'): Promise<Uint8Array | undefined> {
    const values = this.#shown?.values;
    if (!values) return undefined;
    const pictures = await this.answers.pictures();
    return of === 'kernel' ? pictures.kernelThumbnail(values.kernel) : pictures.outputThumbnail(values.output.maps);
  }

  cancel(): void {
    this.#run?.abort();
  }

  dispose(): void {
    const run = this.#run;
    this.#run = undefined;
    this.#disposed = true;
    run?.abort();
    this.#changed.dispose();
    this.#succeeded.dispose();
  }

  async #compute(signal: AbortSignal, backend: Backend | undefined): Promise<RunValues> {
    this.#settled = undefined;
    // Asked for first, so that VS Code looks for the file while workers start and the panel is made.
    const opening = this.#opener.open(this.#settings.options, signal);
    opening.catch(() => undefined);
    const client = this.#client();
    client.then((started) => started.wake()).catch(() => undefined);
    const { options, wish, asked, parsed, key } = await this.#settings.read();
    stopIfCancelled(signal);
    this.#loadLike = options.like;
    this.#asked = asked;
    this.#settled = key;
    if (!parsed.ok) throw new HumanError(parsed.problem);
    const { shape, source } = await opening;
    stopIfCancelled(signal);
    const { traceLayer } = await import(/* webpackChunkName: "image" */ '../../image/fileHeader');
    const trace = traceLayer(shape, parsed.arguments, this.drawnSeed);
    this.#set(this.#status, awaitingValues(trace, this.#good));
    const request: RunRequest = {
      key: this.uri.toString(),
      source,
      trace,
      wish: { ...wish, ...(backend ? { backend } : {}) },
    };
    const made = await (await client).run(request, this.#events(signal), signal);
    this.#query = { source, trace, backend: made.backend.name };
    return made;
  }

  /** Traces the changed arguments on the image; throws a HumanError where they are refused. */
  async #draft(signal: AbortSignal): Promise<void> {
    const { asked, parsed } = await this.services.settings.read(this.uri, this.#changes);
    stopIfCancelled(signal);
    this.#asked = asked;
    if (!parsed.ok) throw new HumanError(parsed.problem);
    const [{ shape }, { traceLayer }] = await Promise.all([
      this.#opener.open(this.#settings.options, signal),
      import(/* webpackChunkName: "image" */ '../../image/fileHeader'),
    ]);
    stopIfCancelled(signal);
    const trace = traceLayer(shape, parsed.arguments, this.drawnSeed);
    this.#set({ kind: 'running', stage: 'pausing' }, awaitingValues(trace, this.#good));
  }

  #events(signal: AbortSignal): Parameters<ComputeClient['run']>[1] {
    const show = (change: Partial<Shown>): void => {
      if (this.#shown && !signal.aborted) this.#set(this.#status, { ...this.#shown, ...change });
    };
    return {
      stage: (stage) => {
        if (!signal.aborted) this.#set({ kind: 'running', stage }, this.#shown);
      },
      decoded: (facts, preview) => show({ facts, preview }),
      progress: (share) => {
        // Every strip tells; the views are told of whole percents.
        const percent = Math.floor(100 * share);
        if (this.#status.kind !== 'running' || this.#status.percent === percent || signal.aborted) return;
        this.#set({ kind: 'running', stage: 'calling', percent }, this.#shown);
      },
      partial: (values) => show({ values, stale: false }),
    };
  }

  async #client(): Promise<ComputeClient> {
    return this.services.compute.get(this.services.computing.read(this.uri).workers);
  }

  /** What is asked when something about the output is asked. */
  #asking(): OutputQuery {
    if (!this.#query || !this.#good) {
      throw new HumanError({
        message: vscode.l10n.t('There is no output of {0} yet.', this.fileName),
        suggestion: vscode.l10n.t('Inspect the image, and wait for the run to end.'),
      });
    }
    return this.#query;
  }

  #fail(error: unknown): void {
    const { uri, services } = this;
    this.#set(statusAfter(error, uri, services.log), this.#good ?? (this.#shown && withoutValues(this.#shown)));
  }

  #set(status: Status, shown: Shown | undefined): void {
    this.#status = status;
    this.#shown = shown;
    this.#changed.fire();
  }
}
