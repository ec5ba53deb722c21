/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour in Moreland's Msh space: polar coordinates of CIE L*a*b*. */
interface Msh {
  readonly m: number;
  readonly s: number;
  readonly h: number;
}

// End points of "cool to warm" and the hue twist of an unsaturated middle, as given by K. Moreland,
// "Diverging Color Maps for Scientific Visualization" (2009), section 5: blue (59, 76, 192), red (180, 4, 38).
const COOL: Msh = { m: 80, s: 1.08, h: -1.1 };
const WARM: Msh = { m: 80, s: 1.08, h: 0.5 };
const MIDDLE_M = 88;

/**
 * Moreland's "cool to warm" map: blue below zero, light grey at zero, red above.
 * @param position -1 to 1; values outside are clamped
 */
export function diverging(position: number): Rgb {
  const clamped = Math.max(-1, Math.min(1, position));
  const end = clamped < 0 ? COOL : WARM;
  const share = Math.abs(clamped);
  const grey: Msh = { m: MIDDLE_M, s: 0, h: end.h + hueTwist(end) };
  return toRgb({
    m: grey.m + share * (end.m - grey.m),
    s: share * end.s,
    h: grey.h + share * (end.h - grey.h),
  });
}

/** Twist that keeps the change of hue even towards an unsaturated colour (Moreland 2009, AdjustHue). */
function hueTwist(saturated: Msh): number {
  const twist = (saturated.s * Math.sqrt(MIDDLE_M ** 2 - saturated.m ** 2)) / (saturated.m * Math.sin(saturated.s));
  return saturated.h > -Math.PI / 3 ? twist : -twist;
}

/** Msh -> L*a*b* -> XYZ (D65) -> sRGB (IEC 61966-2-1). */
function toRgb({ m, s, h }: Msh): Rgb {
  const l = m * Math.cos(s);
  const a = m * Math.sin(s) * Math.cos(h);
  const b = m * Math.sin(s) * Math.sin(h);
  const fy = (l + 16) / 116;
  const x = 0.95047 * unfold(fy + a / 500);
  const y = unfold(fy);
  const z = 1.08883 * unfold(fy - b / 200);
  return [
    gamma(3.2406 * x - 1.5372 * y - 0.4986 * z),
    gamma(-0.9689 * x + 1.8758 * y + 0.0415 * z),
    gamma(0.0557 * x - 0.204 * y + 1.057 * z),
  ];
}

function unfold(t: number): number {
  return t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29);
}

function gamma(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.max(0, Math.min(1, value)));
}
