import { IMAGE_EXTENSIONS } from '../../image/format';

/** An ending that is further away belongs to no path here; lines may be megabytes. */
const REACH = 4096;

const ENDING = new RegExp(`\\.(?:${IMAGE_EXTENSIONS.join('|')})(?![a-z0-9])`, 'i');

/** Whether the ending of an image's name stands anywhere near: a first, quick look. */
export function mentionsImage(line: string, offset: number): boolean {
  return ENDING.test(line.slice(Math.max(0, offset - REACH), offset + REACH));
}
