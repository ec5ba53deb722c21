import type { WatchedWorker } from './workers';

/** What the extension says of a worker that was killed. */
export const DEATH = /killed by a test/;

/** All workers since this file was loaded, which is before the extension is activated. */
const started: WatchedWorker[] = [];
/** Runs in each new worker before its own script. */
let prelude = '';

globalThis.Worker = new Proxy(globalThis.Worker, {
  construct: (target, [address, options]: ConstructorParameters<typeof Worker>) => {
    const script = `${prelude};importScripts(${JSON.stringify(String(address))})`;
    const worker = new target(prelude === '' ? address : URL.createObjectURL(new Blob([script])), options);
    started.push(watch(worker));
    return worker;
  },
});

/** The workers that the extension starts. */
export function watchWorkers(): { readonly started: WatchedWorker[]; restore(): void } {
  return { started, restore: () => undefined };
}

/** Ends all workers; the next ones run a script before their own. */
export function beginAnew(script: string): void {
  prelude = script;
  for (const worker of started.splice(0)) worker.kill();
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
