import { diverging, type Rgb } from './diverging';
import { viridis } from './viridis';

/** From black to white, from dark blue to yellow, or from blue over grey at 0 to red. */
export type ColourMap = 'gray' | 'viridis' | 'diverging';

/** The values at the two ends of a colour map. */
export interface ColourRange {
  readonly min: number;
  readonly max: number;
}

/** Steps of a ramp; more could not be told apart. */
const STEPS = 256;
/** Where there is nothing between the ends, all values look alike. */
const MIDDLE = STEPS / 2;

const COLOURS: Readonly<Record<ColourMap, (share: number) => Rgb>> = {
  gray: (share) => {
    const level = Math.round(255 * share);
    return [level, level, level];
  },
  viridis,
  diverging: (share) => diverging(2 * share - 1),
};

/** The colours of a map from one end to the other. */
export function colourRamp(map: ColourMap): readonly Rgb[] {
  return Array.from({ length: STEPS }, (_, step) => COLOURS[map](step / (STEPS - 1)));
}

/** The ends that a map really has: the middle of a diverging one is 0, so that both ends are as far from it. */
export function endsOf(map: ColourMap, { min, max }: ColourRange): ColourRange {
  if (map !== 'diverging') return { min, max };
  const limit = Math.max(Math.abs(min), Math.abs(max));
  return { min: -limit, max: limit };
}

/**
 * The values as pixels; those outside of the range get the colour of its nearer end, those that are no number none.
 * @returns red, green, blue and alpha of each value
 */
export function colourPixels(values: Float32Array, map: ColourMap, range: ColourRange): Uint8ClampedArray<ArrayBuffer> {
  const ramp = Uint8ClampedArray.from(colourRamp(map).flat());
  const { min, max } = endsOf(map, range);
  const scale = max > min ? (STEPS - 1) / (max - min) : 0;
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? NaN;
    if (Number.isNaN(value)) continue;
    const step = scale === 0 ? MIDDLE : Math.max(0, Math.min(STEPS - 1, Math.round(scale * (value - min))));
    pixels[4 * at] = ramp[3 * step] ?? 0;
    pixels[4 * at + 1] = ramp[3 * step + 1] ?? 0;
    pixels[4 * at + 2] = ramp[3 * step + 2] ?? 0;
    pixels[4 * at + 3] = 255;
  }
  return pixels;
}
