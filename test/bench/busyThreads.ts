import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';

export interface BusyLoad {
  readonly threads: number;
  /** With the priority of Convscope's own workers. */
  readonly low: boolean;
  /** Processes of normal priority beside them, as a window that draws is one. */
  readonly programs: number;
}

/** Fills one array of the size of a strip's output after the other. */
const THREAD = `
  const os = require('node:os');
  const { low, milliseconds } = require('node:worker_threads').workerData;
  try { if (low) os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL); } catch {}
  for (const end = performance.now() + milliseconds; performance.now() < end;) new Float32Array(2 ** 20).fill(1);`;

/** Only keeps cores busy: what that does to the timers of the extension host, the machine does. */
export async function keepBusy({ threads, low, programs }: BusyLoad, milliseconds: number): Promise<void> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const others = Array.from({ length: programs }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { env, stdio: 'ignore' }),
  );
  const ends = Array.from({ length: threads }, () => {
    const worker = new Worker(THREAD, { eval: true, workerData: { low, milliseconds } });
    return new Promise<void>((resolve, reject) => {
      worker.once('exit', () => resolve());
      worker.once('error', reject);
    });
  });
  try {
    await Promise.all(ends);
  } finally {
    for (const other of others) other.kill('SIGKILL');
  }
}
