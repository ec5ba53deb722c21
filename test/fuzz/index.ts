import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { readBeside } from '../../src/compute/nodeFiles';
import { WebAssemblyCodecs } from '../../src/image/webAssembly';
import { load } from './load';
import type { LoadAnswer, LoadTask, Order, Report } from './messages';
import { watch } from './watch';

// One file for both: the process that `npm run fuzz` starts, and the thread in it that loads.

function serve(folder: string): void {
  const codecs = new WebAssemblyCodecs(readBeside(folder));
  parentPort?.on('message', (task: LoadTask) => {
    const answer = (message: LoadAnswer): void => parentPort?.postMessage(message);
    void load(task, codecs, (share) => answer({ type: 'opened', share })).then((result) => {
      // After what is left behind: a promise that nothing waits for ends the thread when it fails.
      setImmediate(() => answer({ type: 'result', result }));
    });
  });
}

if (isMainThread) {
  process.once('message', (order: Order) => {
    // Waits until it is on its way: the process may be about to die.
    const report = (message: Report): Promise<void> =>
      new Promise((resolve) => {
        if (process.send) process.send(message, undefined, {}, () => resolve());
        else resolve();
      });
    void watch(order, report).then(() => process.disconnect());
    // At the end of the work, or when whoever ordered it is gone.
    process.once('disconnect', () => process.exit());
  });
} else {
  const data: unknown = workerData;
  if (typeof data === 'object' && data !== null && 'codecs' in data && typeof data.codecs === 'string')
    serve(data.codecs);
}
