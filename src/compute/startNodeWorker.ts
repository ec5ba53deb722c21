import { Worker } from 'node:worker_threads';
import type { Reply, StartWorker } from './calls';
import type { Words } from '../protocol/words';

/**
 * Starts worker threads of Node from the bundled `nodeWorker`.
 * @param words of the display language, in which workers tell of problems; English without them
 */
export function startNodeWorker(script: string, words: Words = {}): StartWorker {
  return (handlers) => {
    const worker = new Worker(script, { name: 'convscope', workerData: words, stdout: true, stderr: true });
    let ended = false;
    const died = (reason: string): void => {
      if (ended) return;
      ended = true;
      handlers.died(reason);
    };
    worker.on('message', (reply: Reply) => {
      if (!ended) handlers.reply(reply);
    });
    worker.on('messageerror', (error) => died(`a message could not be read: ${error.message}`));
    worker.on('error', (error) => died(error.message));
    worker.on('exit', (code) => died(`exit code ${code}`));
    return {
      post: (question, transfer) => worker.postMessage(question, [...transfer]),
      terminate: () => {
        ended = true;
        void worker.terminate();
      },
    };
  };
}
