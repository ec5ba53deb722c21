import { Worker } from 'node:worker_threads';

const SCRIPT = `
  const os = require('node:os');
  const { workerData } = require('node:worker_threads');
  try { if (workerData.low) os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL); } catch {}
  for (const end = performance.now() + workerData.milliseconds; performance.now() < end;);`;

/**
 * Threads that only keep cores busy: what they do to the timers of the extension host, the machine does.
 *
 * @param low with the priority of Convscope's own workers
 */
export async function keepBusy(threads: number, milliseconds: number, low: boolean): Promise<void> {
  const workerData = { milliseconds, low };
  const ends = Array.from({ length: threads }, () => {
    const worker = new Worker(SCRIPT, { eval: true, workerData });
    return new Promise<void>((resolve, reject) => {
      worker.once('exit', () => resolve());
      worker.once('error', reject);
    });
  });
  await Promise.all(ends);
}
