import { CancelledError } from './cancelled';

/** Lets things happen one after the other, in the order in which they were asked for. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  get taken(): boolean {
    return this.#taken;
  }

  /** Waits for the turn; what it returns ends the turn. Throws a CancelledError where the signal is aborted before. */
  take(signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        signal.removeEventListener('abort', leave);
        this.#taken = true;
        resolve(() => this.#next());
      };
      const leave = (): void => {
        const place = this.#waiting.indexOf(begin);
        if (place >= 0) this.#waiting.splice(place, 1);
        reject(new CancelledError('It was cancelled while it waited.'));
      };
      if (signal.aborted) leave();
      else if (this.#taken) {
        signal.addEventListener('abort', leave, { once: true });
        this.#waiting.push(begin);
      } else begin();
    });
  }

  #next(): void {
    this.#taken = false;
    this.#waiting.shift()?.();
  }
}
