import type { WatchedWorker } from './workers';

/** What the extension says of a worker that was killed. */
export const DEATH = /killed by a test/;

/** Remembers the workers that the extension starts from now on. */
export function watchWorkers(): { readonly started: WatchedWorker[]; restore(): void } {
  const { Worker } = globalThis;
  const started: WatchedWorker[] = [];
  globalThis.Worker = new Proxy(Worker, {
    construct: (target, args: ConstructorParameters<typeof Worker>) => {
      const worker = new target(...args);
      started.push(watch(worker));
      return worker;
    },
  });
  return {
    started,
    restore: () => {
      globalThis.Worker = Worker;
    },
  };
}

function watch(worker: Worker): WatchedWorker {
  const [post, terminate] = [worker.postMessage.bind(worker), worker.terminate.bind(worker)];
  /** Questions without an answer; of an ended worker nobody waits for one. */
  let unanswered = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (hasKind(data, 'reply')) unanswered--;
  });
  worker.postMessage = (message: unknown, transfer: Transferable[] | StructuredSerializeOptions = []) => {
    post(message, 'length' in transfer ? { transfer } : transfer);
    if (hasKind(message, 'question')) unanswered++;
  };
  worker.terminate = () => {
    terminate();
    unanswered = 0;
  };
  return {
    kill: () => {
      terminate();
      // Browsers tell nobody that a worker is gone, but that it has failed.
      worker.dispatchEvent(new ErrorEvent('error', { message: 'killed by a test', cancelable: true }));
    },
    isBusy: () => Promise.resolve(unanswered > 0),
  };
}

function hasKind(message: unknown, kind: string): boolean {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === kind;
}
