import type { EventEmitter } from 'node:events';

/** What a shell tells of a program that was ended by SIGPIPE, which Node ignores. */
const ENDED_BY_SIGPIPE = 141;
const FAILED = 1;

/**
 * Ends the program where what it prints cannot be written: quietly when nobody reads it any more, as in `… | head -1`, else
 * with the reason, as on a full disk.
 */
export function endWithoutReaders(
  streams: readonly EventEmitter[],
  exit: (code: number) => void,
  tell: (line: string) => void,
): void {
  for (const stream of streams) {
    stream.on('error', (error: Error) => {
      // On Windows it is EOF.
      if ('code' in error && (error.code === 'EPIPE' || error.code === 'EOF')) {
        exit(ENDED_BY_SIGPIPE);
        return;
      }
      tell(`The output cannot be written (${error.message}).\n`);
      exit(FAILED);
    });
  }
}
