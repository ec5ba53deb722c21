import type { Reply, StartWorker, WorkerPort } from './calls';
import type { Job } from './job';

/** So many questions wait at a worker, that it need not wait for the next one. */
const ROOM = 2;

interface Handlers {
  /** `job` is undefined where nobody wants the answer any more. */
  settled(job: Job | undefined, reply: Reply): void;
  died(reason: string, left: readonly Job[]): void;
}

interface Given {
  readonly job: Job;
  /** Nobody wants the answer any more. */
  abandoned: boolean;
}

/** A worker and what it was given to do, which it does in that order. */
export class PooledWorker {
  readonly #port: WorkerPort;
  readonly #given = new Map<number, Given>();

  constructor(start: StartWorker, handlers: Handlers) {
    this.#port = start({
      reply: (reply) => {
        const given = this.#given.get(reply.id);
        this.#given.delete(reply.id);
        handlers.settled(given?.abandoned ? undefined : given?.job, reply);
      },
      died: (reason) => handlers.died(reason, this.jobs),
    });
  }

  /** What is wanted of it. */
  get jobs(): readonly Job[] {
    return [...this.#given.values()].filter(({ abandoned }) => !abandoned).map(({ job }) => job);
  }

  get idle(): boolean {
    return this.#given.size === 0;
  }

  /** What it is doing, where nobody wants that any more. */
  get futile(): Job | undefined {
    const [current] = this.#given.values();
    return current?.abandoned ? current.job : undefined;
  }

  /**
   * Whether it may be given one more. What can be done but once never comes behind something for which the worker may be
   * ended: it would be lost with it.
   */
  hasRoomFor(job: Job): boolean {
    if (this.#given.size >= ROOM) return false;
    return job.repeatable || [...this.#given.values()].every((given) => !given.job.cancellable);
  }

  give(job: Job): void {
    const { question, transfer } = job.question();
    this.#port.post(question, transfer);
    this.#given.set(job.id, { job, abandoned: false });
  }

  /** Takes a job away from it, which it may have begun; whether it had it. */
  abandon(job: Job): boolean {
    const given = this.#given.get(job.id);
    if (!given) return false;
    given.abandoned = true;
    return true;
  }

  terminate(): void {
    this.#port.terminate();
  }
}
