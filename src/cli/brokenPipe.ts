import type { EventEmitter } from 'node:events';

/** What a shell tells of a program that was ended by SIGPIPE, which Node ignores. */
const ENDED_BY_SIGPIPE = 141;

/** Ends the program quietly when nobody reads any more what it prints, as in `… | head -1`. */
export function endWithoutReaders(streams: readonly EventEmitter[], exit: (code: number) => void): void {
  for (const stream of streams) {
    stream.on('error', (error: Error) => {
      // On Windows it is EOF.
      if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'EOF')) throw error;
      exit(ENDED_BY_SIGPIPE);
    });
  }
}
