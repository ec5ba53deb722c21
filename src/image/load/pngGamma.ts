/** Gammas nearer to 1 than this make no difference to libpng, in units of 1/100,000 (`PNG_GAMMA_THRESHOLD_FIXED`). */
const THRESHOLD = 5000;
const UNIT = 100_000;
/** Bits of a 16-bit sample that libpng's tables leave out (png.c, `png_build_gamma_table`, `PNG_MAX_GAMMA_8`). */
const SHIFT = 5;

/**
 * Grey of a file that tells its gamma: libpng adds the colours in linear light (pngrtran.c, `png_do_rgb_to_gray`; tables of png.c).
 * Undefined where the gamma makes no difference.
 */
export function gammaGrey(
  gamma: number | undefined,
  deep: boolean,
): ((red: number, green: number, blue: number) => number) | undefined {
  if (gamma === undefined || gamma === 0) return undefined;
  if (!isSignificant(gamma) && !isSignificant(reciprocal(gamma))) return undefined;
  const screen = reciprocal(gamma);
  return deep ? deepGrey(gamma, screen) : byteGrey(screen);
}

function byteGrey(screen: number): (red: number, green: number, blue: number) => number {
  const to = byteTable(screen);
  const from = byteTable(reciprocal(screen));
  return (red, green, blue) =>
    red === green && green === blue
      ? red
      : (from[(9797 * (to[red] ?? 0) + 19234 * (to[green] ?? 0) + 3737 * (to[blue] ?? 0) + 16384) >> 15] ?? 0);
}

function deepGrey(gamma: number, screen: number): (red: number, green: number, blue: number) => number {
  const to = deepTable(screen);
  const from = deepTable(reciprocal(screen));
  const same = reversedTable(Math.floor((gamma * screen) / UNIT + 0.5));
  return (red, green, blue) => {
    if (red === green && green === blue) return look(same, red);
    const sum = 9797 * look(to, red) + 19234 * look(to, green) + 3737 * look(to, blue) + 16384;
    return look(from, Math.floor(sum / 32768));
  };
}

function isSignificant(gamma: number): boolean {
  return Math.abs(gamma - UNIT) > THRESHOLD;
}

function reciprocal(gamma: number): number {
  return Math.floor((UNIT * UNIT) / gamma + 0.5);
}

function byteTable(gamma: number): readonly number[] {
  return Array.from({ length: 256 }, (_, level) =>
    isSignificant(gamma) ? Math.floor(255 * (level / 255) ** (gamma / UNIT) + 0.5) : level,
  );
}

/** By the low bits of a sample that are kept, then by its high byte. */
type DeepTable = readonly (readonly number[])[];

const ROWS = 2 ** (8 - SHIFT);
const TOP = 2 ** (16 - SHIFT) - 1;

function look(table: DeepTable, value: number): number {
  return table[(value & 255) >> SHIFT]?.[value >> 8] ?? 0;
}

/** png.c, `png_build_16bit_table`. */
function deepTable(gamma: number): DeepTable {
  return Array.from({ length: ROWS }, (_, low) =>
    Array.from({ length: 256 }, (_, high) => {
      const level = (high << (8 - SHIFT)) + low;
      return isSignificant(gamma)
        ? Math.floor(65535 * (level / TOP) ** (gamma / UNIT) + 0.5)
        : Math.floor((level * 65535 + 2 ** (15 - SHIFT)) / TOP);
    }),
  );
}

/** png.c, `png_build_16to8_table`: which of the 256 levels a sample is nearest to. */
function reversedTable(gamma: number): DeepTable {
  const table = Array.from({ length: ROWS }, () => Array.from({ length: 256 }, () => 65535));
  const correct = (value: number): number =>
    value > 0 && value < 65535 ? Math.floor(65535 * (value / 65535) ** (gamma / UNIT) + 0.5) : value;
  let last = 0;
  for (let level = 0; level < 255; level++) {
    const bound = Math.floor((correct(level * 257 + 128) * TOP + 32768) / 65535) + 1;
    for (; last < bound; last++) {
      const row = table[last & (255 >> SHIFT)];
      if (row) row[last >> (8 - SHIFT)] = level * 257;
    }
  }
  return table;
}
