/** Something was cancelled: by its caller, or by a newer run for the same image. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** A function, because the compiler takes a signal that was not aborted once for one that never will be. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError('It was cancelled.');
}

/** Waits for something that may never end, as long as nobody cancels it; what becomes of it then is nobody's concern. */
export async function untilCancelled<T>(work: PromiseLike<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  let cancel: (() => void) | undefined;
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => reject(new CancelledError('It was cancelled.'));
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    if (cancel) signal.removeEventListener('abort', cancel);
  }
}
