import * as l10n from '@vscode/l10n';
import { HumanError } from '../protocol/problem';
import { CancelledError } from './cancelled';
import { type AnswerOf, type CallName, isReplyTo, type RequestOf, type StartWorker } from './calls';
import type { Job } from './job';
import { JobsBySignal } from './jobsBySignal';
import { PooledWorker } from './pooledWorker';

/** Something for a worker to do. */
export interface Task<Name extends CallName> {
  readonly name: Name;
  /** Called when a worker is free, and again where that worker dies and `repeatable` is set. */
  make(): { readonly request: RequestOf<Name>; readonly transfer?: readonly ArrayBuffer[] };
  readonly repeatable?: boolean;
  /** Before everything that waits. */
  readonly urgent?: boolean;
  /** The worker to give it to, by the number that an earlier answer came with. */
  readonly worker?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An answer, and who gave it. */
export interface Answered<Name extends CallName> {
  readonly answer: AnswerOf<Name>;
  readonly worker: number;
}

export interface PoolOptions {
  readonly size: number;
  readonly idleMilliseconds: number;
  /** How long a worker may go on with what was cancelled before it is ended. */
  readonly graceMilliseconds: number;
  readonly log: (line: string) => void;
}

/**
 * Hands tasks to workers, which start when there is more to do than those that are there can take, and are let go when they
 * have been idle for a while. What a dying worker leaves undone is done once more by another one.
 */
export class WorkerPool {
  readonly #workers = new Map<number, PooledWorker>();
  readonly #signals = new JobsBySignal<Job>((job) => this.#cancel(job));
  #waiting: Job[] = [];
  #nextJob = 1;
  #nextWorker = 1;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;
  #size: number;

  constructor(
    private readonly startWorker: StartWorker,
    private readonly options: PoolOptions,
  ) {
    this.#size = options.size;
  }

  /** Most workers at a time. */
  get size(): number {
    return this.#size;
  }

  set size(size: number) {
    this.#size = size;
    this.#shrink();
  }

  /** @throws CancelledError, or a HumanError */
  ask<Name extends CallName>(task: Task<Name>): Promise<Answered<Name>> {
    return new Promise((resolve, reject) => {
      if (this.#disposed || task.signal?.aborted) {
        reject(new CancelledError('It was cancelled before it began.'));
        return;
      }
      const done = (): void => this.#signals.remove(task.signal, job);
      const job: Job = {
        id: this.#nextJob++,
        urgent: task.urgent ?? false,
        worker: task.worker,
        repeatable: task.repeatable ?? false,
        cancellable: task.signal !== undefined,
        repeats: task.repeatable ? 1 : 0,
        question: () => {
          const { request, transfer = [] } = task.make();
          return { question: { id: job.id, name: task.name, request }, transfer };
        },
        settle: (reply, worker) => {
          done();
          if (!isReplyTo(task.name, reply)) reject(new Error(`A worker answered ${reply.name} to ${task.name}.`));
          else if ('answer' in reply) resolve({ answer: reply.answer, worker });
          else {
            if (reply.stack) this.options.log(reply.stack);
            reject(reply.outOfMemory ? new OutOfMemoryError(reply.problem) : new HumanError(reply.problem));
          }
        },
        fail: (error) => {
          done();
          reject(error);
        },
      };
      this.#signals.add(task.signal, job);
      this.#enqueue(job);
      this.#handOut();
    });
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#idle);
    const cancelled = new CancelledError('Convscope was ended.');
    for (const job of this.#waiting.splice(0)) job.fail(cancelled);
    for (const [number, worker] of [...this.#workers]) {
      for (const job of worker.jobs) job.fail(cancelled);
      this.#end(number);
    }
  }

  #enqueue(job: Job): void {
    const place = job.urgent ? this.#waiting.findIndex(({ urgent }) => !urgent) : -1;
    if (place < 0) this.#waiting.push(job);
    else this.#waiting.splice(place, 0, job);
  }

  #handOut(): void {
    clearTimeout(this.#idle);
    let held = 0;
    while (held < this.#waiting.length) {
      const job = this.#waiting[held];
      if (!job) break;
      const worker = this.#workerFor(job);
      if (worker === 'none') break;
      if (worker === 'busy') {
        held++;
        continue;
      }
      this.#waiting.splice(held, 1);
      this.#give(job, worker);
    }
    if (this.#waiting.length === 0 && [...this.#workers.values()].every(({ idle }) => idle)) this.#waitIdle();
  }

  /** `busy`: the worker that it is meant for is; `none`: all are. */
  #workerFor(job: Job): number | 'busy' | 'none' {
    // Those above the size are only finishing what they have begun.
    const all = [...this.#workers].slice(0, this.#size);
    const wanted = all.find(([number]) => number === job.worker);
    if (wanted) return wanted[1].hasRoomFor(job) ? wanted[0] : 'busy';
    const idle = all.find(([, worker]) => worker.idle);
    if (idle) return idle[0];
    if (this.#workers.size < this.#size) return this.#start();
    const roomy = all.find(([, worker]) => worker.hasRoomFor(job));
    // Those behind it wait, too: else they would keep every worker from ever having room for it.
    return roomy ? roomy[0] : 'none';
  }

  /** Ends the workers above the size, as soon as they are idle. */
  #shrink(): void {
    for (const [number, worker] of [...this.#workers].slice(this.#size)) if (worker.idle) this.#end(number);
  }

  #start(): number {
    const number = this.#nextWorker++;
    this.#workers.set(
      number,
      new PooledWorker(this.startWorker, {
        settled: (job, reply) => {
          job?.settle(reply, number);
          // What has run out of memory is in no state to go on.
          if ('outOfMemory' in reply && reply.outOfMemory) this.#replace(number);
          this.#hurry(number);
          this.#shrink();
          this.#handOut();
        },
        died: (reason, left) => this.#died(number, reason, left),
      }),
    );
    return number;
  }

  #give(job: Job, number: number): void {
    const worker = this.#workers.get(number);
    try {
      worker?.give(job);
    } catch (error) {
      job.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #cancel(job: Job): void {
    this.#waiting = this.#waiting.filter((other) => other !== job);
    for (const [number, worker] of this.#workers) if (worker.abandon(job)) this.#hurry(number);
    job.fail(new CancelledError('It was cancelled.'));
    this.#handOut();
  }

  /** What TensorFlow.js has begun cannot be interrupted, but a thread that goes on with what nobody wants can be ended. */
  #hurry(number: number): void {
    const worker = this.#workers.get(number);
    if (!worker?.futile) return;
    const { futile } = worker;
    setTimeout(() => {
      if (this.#workers.get(number) !== worker || worker.futile !== futile) return;
      this.#replace(number);
      this.#handOut();
    }, this.options.graceMilliseconds);
  }

  #died(number: number, reason: string, left: readonly Job[]): void {
    this.options.log(`A worker stopped unexpectedly: ${reason}`);
    this.#workers.delete(number);
    for (const job of [...left].reverse()) {
      if (job.repeats-- > 0) this.#waiting.unshift(job);
      else job.fail(new HumanError(deathOf(reason)));
    }
    this.#handOut();
  }

  #waitIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      for (const number of [...this.#workers.keys()]) this.#end(number);
    }, this.options.idleMilliseconds);
  }

  /** Ends a worker, and lets others do what else it had in hand. */
  #replace(number: number): void {
    const left = this.#workers.get(number)?.jobs ?? [];
    this.#end(number);
    for (const job of [...left].reverse()) {
      if (job.repeatable) this.#waiting.unshift(job);
      else job.fail(new HumanError(deathOf(l10n.t('it had no memory left'))));
    }
  }

  #end(number: number): void {
    this.#workers.get(number)?.terminate();
    this.#workers.delete(number);
  }
}

/** The machine had no memory left to give. */
export class OutOfMemoryError extends HumanError {}

function deathOf(reason: string): ConstructorParameters<typeof HumanError>[0] {
  return {
    message: l10n.t('The worker that runs the layer stopped unexpectedly ({0}).', reason),
    suggestion: l10n.t(
      'Run it again: a fresh worker will start. If it happens again, try fewer filters or a smaller image.',
    ),
  };
}
