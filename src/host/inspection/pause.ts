import { CancelledError, stopIfCancelled } from '../../compute/cancelled';

/** Waits; rejects with a CancelledError as soon as it is cancelled. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  stopIfCancelled(signal);
  await new Promise<void>((resolve, reject) => {
    const cancel = (): void => {
      clearTimeout(timer);
      reject(new CancelledError('It was cancelled.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', cancel, { once: true });
  });
}
