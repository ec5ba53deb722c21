import { Worker } from 'node:worker_threads';
import type { LoadAnswer, LoadResult, LoadTask } from './messages';

/**
 * Of processor time, so that a busy machine makes nothing slow: for a picture within the limit, and so many times longer for
 * one that is averaged down to it.
 */
const MOST_MILLISECONDS = 10_000;
/** Of waiting for an answer that never comes. */
const MOST_WAITING = 60_000;
/** Above this the thread is ended before it takes the machine with it. */
const MOST_BYTES = 4e9;
const HEAP_MEGABYTES = 512;

/** The worker thread that loads, as in the extension; a new one takes its place when it dies or does not answer. */
export class LoadingThread {
  #worker: Worker | undefined;

  constructor(private readonly codecs: string) {}

  load(task: LoadTask): Promise<LoadResult> {
    const worker = (this.#worker ??= new Worker(__filename, {
      workerData: { codecs: this.codecs },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      // What a codec prints is not for the table.
      stdout: true,
      stderr: true,
    }));
    const started = performance.now();
    return new Promise((resolve) => {
      const finish = (result: LoadResult): void => {
        clearInterval(watcher);
        worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        resolve(result);
      };
      const lose = (kind: 'died' | 'slow' | 'memory', text: string): void => {
        this.#worker = undefined;
        const ms = performance.now() - started;
        finish({ index: task.index, loaded: false, ms, headerMs: 0, needed: 0, wrong: { kind, text } });
        // Its end is not waited for: it may hang.
        worker.on('error', () => undefined);
        void worker.terminate();
      };
      let share = 1;
      const before = process.cpuUsage();
      const watcher = setInterval(() => {
        const { user, system } = process.cpuUsage(before);
        const busy = (user + system) / 1000;
        const { rss } = process.memoryUsage();
        if (busy > share * MOST_MILLISECONDS || performance.now() - started > share * MOST_WAITING)
          lose('slow', `no answer within ${Math.round(share * MOST_MILLISECONDS) / 1000} s`);
        else if (rss > MOST_BYTES) lose('memory', `the process has ${Math.round(rss / 1e6)} MB`);
      }, 50);
      worker.on('message', (answer: LoadAnswer) => {
        if (answer.type === 'opened') share = Math.max(1, answer.share);
        else finish(answer.result);
      });
      worker.once('error', (error) => lose('died', `the thread died: ${error.message}`));
      worker.once('exit', (code) => lose('died', `the thread ended with ${code}`));
      worker.postMessage(task);
    });
  }

  /** Ends the thread; the next file gets a fresh one. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}
