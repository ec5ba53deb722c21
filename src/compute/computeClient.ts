import { HumanError } from '../protocol/problem';
import type { RunValues } from '../protocol/values';
import type { InspectEvents, InspectRequest, StartWorker, WorkerPort, WorkerReply } from './messages';

/** A run was cancelled: by its caller, or by a newer run for the same key. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

interface Job {
  readonly id: number;
  readonly key: string;
  readonly request: InspectRequest;
  readonly events: InspectEvents;
  resolve(values: RunValues): void;
  reject(error: Error): void;
}

/**
 * Runs inspections in one worker, one after the other. A newer run for the same key replaces the older one; runs
 * for different keys wait for each other. The worker starts with the first run, is ended when a run is cancelled
 * (TensorFlow.js cannot be interrupted), replaced after a crash, and let go when it has been idle for a while.
 */
export class ComputeClient {
  #worker: WorkerPort | undefined;
  #running: Job | undefined;
  #waiting: Job[] = [];
  #nextId = 1;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;

  constructor(
    private readonly startWorker: StartWorker,
    private readonly options: {
      readonly idleMilliseconds: number;
      readonly log: (line: string) => void;
    },
  ) {}

  /**
   * @param key what the run is for, such as the image's URI
   * @param request its bytes are transferred: the caller must not use them afterwards
   * @throws CancelledError, or a HumanError
   */
  run(key: string, request: InspectRequest, events: InspectEvents, signal?: AbortSignal): Promise<RunValues> {
    return new Promise((resolve, reject) => {
      if (this.#disposed || signal?.aborted) {
        reject(new CancelledError('The run was cancelled before it began.'));
        return;
      }
      this.cancel(key);
      const job: Job = { id: this.#nextId++, key, request, events, resolve, reject };
      signal?.addEventListener('abort', () => this.#cancelJob(job), { once: true });
      this.#waiting.push(job);
      if (this.#running) events.stage('waiting');
      this.#startNext();
    });
  }

  /** Cancels whatever runs or waits for this key. */
  cancel(key: string): void {
    for (const job of [...this.#waiting, this.#running]) if (job?.key === key) this.#cancelJob(job);
  }

  dispose(): void {
    this.#disposed = true;
    for (const job of [...this.#waiting, this.#running]) if (job) this.#cancelJob(job);
    this.#endWorker();
  }

  #cancelJob(job: Job): void {
    const cancelled = new CancelledError(`The run for ${job.request.fileName} was cancelled.`);
    if (this.#running === job) {
      this.#running = undefined;
      this.#endWorker();
      job.reject(cancelled);
      this.#startNext();
    } else if (this.#waiting.includes(job)) {
      this.#waiting = this.#waiting.filter((other) => other !== job);
      job.reject(cancelled);
    }
  }

  #startNext(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) {
      this.#waitIdle();
      return;
    }
    clearTimeout(this.#idle);
    this.#running = job;
    try {
      this.#worker ??= this.startWorker({
        reply: (reply) => this.#handle(reply),
        died: (reason) => this.#workerDied(reason),
      });
      const bytes = ownBytes(job.request.bytes);
      this.#worker.post({ job: job.id, request: { ...job.request, bytes } }, [bytes.buffer]);
    } catch (error) {
      this.#workerDied(error instanceof Error ? error.message : String(error));
    }
  }

  #handle(reply: WorkerReply): void {
    const job = this.#running;
    if (job?.id !== reply.job) return;
    switch (reply.type) {
      case 'stage':
        return job.events.stage(reply.stage);
      case 'decoded':
        return job.events.decoded(reply.facts, reply.preview);
      case 'values':
        this.#running = undefined;
        job.resolve(reply.values);
        return this.#startNext();
      case 'failed':
        this.#running = undefined;
        if (reply.stack) this.options.log(reply.stack);
        job.reject(new HumanError(reply.problem));
        return this.#startNext();
    }
  }

  #workerDied(reason: string): void {
    this.options.log(`The worker stopped unexpectedly: ${reason}`);
    const job = this.#running;
    this.#worker = undefined;
    this.#running = undefined;
    job?.reject(
      new HumanError({
        message: `The worker that runs the layer stopped unexpectedly (${reason}).`,
        suggestion:
          'Run it again: a fresh worker will start. If it happens again, try fewer filters or a smaller image.',
      }),
    );
    this.#startNext();
  }

  #waitIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#endWorker(), this.options.idleMilliseconds);
  }

  #endWorker(): void {
    clearTimeout(this.#idle);
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** Bytes that can be transferred: those of a file may be a window into a buffer that others share. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes);
}
