import workerThreads from 'node:worker_threads';

/** A worker that the extension has started. */
export interface WatchedWorker {
  /** Ends it from outside, in the middle of whatever it does. */
  kill(): void;
  /** Whether it has done anything in the last moments, or has at all where it is gone. */
  isBusy(): Promise<boolean>;
}

/** What the extension says of a worker that was killed. */
export const DEATH = /exit code \d/;

const WATCH_MILLISECONDS = 300;

/** Remembers the threads that the extension starts from now on. */
export function watchWorkers(): { readonly started: WatchedWorker[]; restore(): void } {
  const { Worker } = workerThreads;
  const started: WatchedWorker[] = [];
  workerThreads.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      const { performance } = this;
      started.push({
        kill: () => void this.terminate(),
        isBusy: async () => {
          const before = performance.eventLoopUtilization();
          await new Promise((resolve) => setTimeout(resolve, WATCH_MILLISECONDS));
          return performance.eventLoopUtilization(before).utilization >= 0.1;
        },
      });
    }
  };
  return {
    started,
    restore: () => {
      workerThreads.Worker = Worker;
    },
  };
}
