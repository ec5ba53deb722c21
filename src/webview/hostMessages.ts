import { isToPage } from '../protocol/toPage';
import { fromWire } from '../protocol/wire';
import type { ToPage } from '../protocol/panelMessages';

/** More of them would only fill the log. */
const MOST_REPORTS = 20;

/** Of a window, what is needed to listen to it. */
export interface MessageTarget {
  readonly origin: string;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

export interface MessageHandlers {
  /** Throws where a message cannot be shown after all. */
  receive(message: ToPage): void;
  /** A message is not shown, and why. */
  dropped(message: unknown, why: string): void;
}

/**
 * Listens to the page's own host, and to nobody else: whatever window there is may post to the page. VS Code has the page in
 * a frame inside of one of the same origin, which hands over what the host sends; no other extension has that origin.
 */
export function listenToHost(target: MessageTarget, handlers: MessageHandlers): void {
  let reports = 0;
  const report = (message: unknown, why: string): void => {
    if (reports++ < MOST_REPORTS) handlers.dropped(message, why);
  };
  target.addEventListener('message', ({ origin, data }) => {
    if (origin !== target.origin || origin === 'null') {
      report(undefined, `it comes from ${origin || 'nowhere'}`);
      return;
    }
    try {
      const message = fromWire(data);
      if (isToPage(message)) handlers.receive(message);
      else report(data, 'it is not whole');
    } catch (error) {
      report(data, error instanceof Error ? error.message : String(error));
    }
  });
}
