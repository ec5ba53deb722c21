import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Rgb } from '../../../src/picture/diverging';
import { inkOn } from '../../../src/picture/ink';

/** WCAG 2.2, "relative luminance" and "contrast ratio", with black and white. */
function contrast(ground: Rgb, ink: 'black' | 'white'): number {
  const [red = 0, green = 0, blue = 0] = ground.map((level) =>
    level / 255 <= 0.04045 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return ink === 'black' ? (luminance + 0.05) / 0.05 : 1.05 / (luminance + 0.05);
}

it('ink can be read on every ground', () => {
  const level = fc.nat(255);
  fc.assert(
    fc.property(fc.tuple(level, level, level), (ground) => {
      expect(contrast(ground, inkOn(ground))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2000 },
  );
});
