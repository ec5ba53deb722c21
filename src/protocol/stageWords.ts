import type { Status } from './panelMessages';
import type { Stage } from './values';

/** What a stage is called where the user reads it. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  pausing: 'Runs when you pause',
  reading: 'Reading the file',
  waiting: 'Waiting for another image to finish',
  decoding: 'Decoding the image',
  building: 'Building the layer',
  calling: 'Calling the layer',
};

/** What a run is doing, and how far it is. */
export function runningWords({ stage, percent }: Extract<Status, { kind: 'running' }>): string {
  return percent === undefined ? `${STAGE_WORDS[stage]}…` : `${STAGE_WORDS[stage]}, ${percent} %…`;
}
