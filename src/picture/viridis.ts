import type { Rgb } from './diverging';

// Viridis by N. Smith and S. van der Walt, given to the public domain with Matplotlib 1.5 (2015): every 1/32 of the way.
// Between these colours the straight line is at most two levels away from the 256 of Matplotlib.
const COLOURS =
  '440154470d6048186a482374472d7b4536814240863f49893b528b375a8d33638d2f6a8e2c728e297a8e26818e23898e21908c' +
  '1f988b1f9f8821a68528ae8031b57b3ebc744cc26c5dc9636ece5882d34c96d83fabdc32c0df24d5e21aeae51afde725';
const STOPS = COLOURS.length / 6;

/**
 * The colour map "viridis": from dark blue over green to yellow, ever lighter.
 * @param share 0 to 1; values outside are clamped
 */
export function viridis(share: number): Rgb {
  const at = Math.max(0, Math.min(1, share)) * (STOPS - 1);
  const before = Math.min(STOPS - 2, Math.floor(at));
  const mix = (channel: number): number => {
    const level = (stop: number): number =>
      parseInt(COLOURS.slice(6 * stop + 2 * channel, 6 * stop + 2 * channel + 2), 16);
    return Math.round(level(before) + (at - before) * (level(before + 1) - level(before)));
  };
  return [mix(0), mix(1), mix(2)];
}
