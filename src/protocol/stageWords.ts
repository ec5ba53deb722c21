import type { Stage } from './values';

/** What a stage is called where the user reads it. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  reading: 'Reading the file',
  waiting: 'Waiting for another image to finish',
  decoding: 'Decoding the image',
  building: 'Building the layer',
  calling: 'Calling the layer',
  summarising: 'Summarising the output',
};
