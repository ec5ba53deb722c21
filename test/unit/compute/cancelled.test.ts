import { describe, expect, it } from 'vitest';
import { CancelledError, untilCancelled } from '../../../src/compute/cancelled';

const never = new Promise<never>(() => undefined);

describe('waiting until it is cancelled', () => {
  it('gives what comes, and fails as that fails', async () => {
    const { signal } = new AbortController();
    for (const each of [signal, undefined]) {
      expect(await untilCancelled(Promise.resolve(3), each)).toBe(3);
      await expect(untilCancelled(Promise.reject(new Error('broken')), each)).rejects.toThrow('broken');
    }
  });

  it('ends when it is cancelled, before or while it waits', async () => {
    await expect(untilCancelled(never, AbortSignal.abort())).rejects.toBeInstanceOf(CancelledError);
    const controller = new AbortController();
    const waiting = untilCancelled(never, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
  });

  it('is not disturbed by what fails afterwards', async () => {
    const controller = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const waiting = untilCancelled(work, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    // Vitest fails where a rejection is left unhandled.
    fail(new Error('late'));
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
