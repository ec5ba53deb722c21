import type { Trace } from '../trace';

/** A layer on an image, to be written as a program. */
export interface Script {
  readonly trace: Trace;
  /** Where the program finds the image. */
  readonly path: string;
}

/** A text of lines, each ended. */
export function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
