/** Something was cancelled: by its caller, or by a newer run for the same image. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** A function, because the compiler takes a signal that was not aborted once for one that never will be. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new CancelledError('It was cancelled.');
}
