import type { Rgb } from './diverging';

/** From here on black is farther away than white; at this luminance both are at 4.58 : 1. */
const MIDDLE = 0.179;

/** The colour that letters have on a ground: the one with more contrast, never less than 4.5 : 1 (WCAG 2.2, 1.4.3). */
export function inkOn(ground: Rgb): 'black' | 'white' {
  const [red, green, blue] = ground.map(linear);
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return luminance > MIDDLE ? 'black' : 'white';
}

/** Of an sRGB level (IEC 61966-2-1). */
function linear(level: number): number {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
