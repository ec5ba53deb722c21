import type { Rgb } from './diverging';

/**
 * The colour that letters have on a ground. Luma of Rec. 601; at 118 black and white are equally far away, both at more than
 * 4.5 : 1.
 */
export function inkOn([red, green, blue]: Rgb): 'black' | 'white' {
  return 0.299 * red + 0.587 * green + 0.114 * blue > 118 ? 'black' : 'white';
}
