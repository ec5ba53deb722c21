import type { Reply, StartWorker, WorkerPort } from './calls';
import type { Job } from './workerPool';

/** So many questions wait at a worker, that it need not wait for the next one. */
const ROOM = 2;

interface Handlers {
  /** `job` is undefined where nobody wants the answer any more. */
  settled(job: Job | undefined, reply: Reply): void;
  died(reason: string, left: readonly Job[]): void;
}

/** A worker and what it was given to do. */
export class PooledWorker {
  readonly #port: WorkerPort;
  readonly #jobs = new Map<number, Job>();
  readonly #abandoned = new Set<number>();

  constructor(start: StartWorker, handlers: Handlers) {
    this.#port = start({
      reply: (reply) => {
        const job = this.#jobs.get(reply.id);
        this.#jobs.delete(reply.id);
        this.#abandoned.delete(reply.id);
        handlers.settled(job, reply);
      },
      died: (reason) => handlers.died(reason, this.jobs),
    });
  }

  /** What is wanted of it. */
  get jobs(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  get idle(): boolean {
    return this.#jobs.size + this.#abandoned.size === 0;
  }

  get hasRoom(): boolean {
    return this.#jobs.size + this.#abandoned.size < ROOM;
  }

  give(job: Job): void {
    const { question, transfer } = job.question();
    this.#jobs.set(job.id, job);
    this.#port.post(question, transfer);
  }

  /** Takes a job away from it, which it may have begun; whether it had it. */
  abandon(job: Job): boolean {
    if (!this.#jobs.delete(job.id)) return false;
    this.#abandoned.add(job.id);
    return true;
  }

  isAbandoned(job: Job): boolean {
    return this.#abandoned.has(job.id);
  }

  terminate(): void {
    this.#port.terminate();
  }
}
