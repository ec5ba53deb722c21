/** Gammas nearer to 1 than this make no difference to libpng, in units of 1/100,000 (`PNG_GAMMA_THRESHOLD_FIXED`). */
const THRESHOLD = 5000;
const UNIT = 100_000;
/** Bits of a 16-bit sample that libpng's tables leave out, at least and at most (png.c, `png_build_gamma_table`, `PNG_MAX_GAMMA_8`). */
const SHIFT = { least: 5, most: 8 } as const;
const MOST_FIXED = 2 ** 31 - 1;

/**
 * Grey of a file that tells its gamma: libpng adds the colours in linear light (pngrtran.c, `png_do_rgb_to_gray`; tables of png.c).
 * Undefined where the gamma makes no difference. Of deep samples the bits that mean something are told, or 0.
 */
export function gammaGrey(
  gamma: number | undefined,
  depth: number | 'bytes',
): ((red: number, green: number, blue: number) => number) | undefined {
  if (gamma === undefined || gamma === 0) return undefined;
  if (!isSignificant(gamma) && !isSignificant(reciprocal(gamma))) return undefined;
  const screen = reciprocal(gamma);
  return depth === 'bytes' ? byteGrey(gamma, screen) : deepGrey(gamma, screen, shiftOf(depth));
}

function byteGrey(gamma: number, screen: number): (red: number, green: number, blue: number) => number {
  const to = byteTable(screen);
  const from = byteTable(outward(gamma, screen));
  return (red, green, blue) =>
    red === green && green === blue
      ? red
      : (from[(9797 * (to[red] ?? 0) + 19234 * (to[green] ?? 0) + 3737 * (to[blue] ?? 0) + 16384) >> 15] ?? 0);
}

function deepGrey(gamma: number, screen: number, shift: number): (red: number, green: number, blue: number) => number {
  const to = deepTable(screen, shift);
  const from = deepTable(outward(gamma, screen), shift);
  const same = reversedTable(screen === 0 ? UNIT : Math.floor((gamma * screen) / UNIT + 0.5), shift);
  const look = (table: DeepTable, value: number): number => table[(value & 255) >> shift]?.[value >> 8] ?? 0;
  return (red, green, blue) => {
    if (red === green && green === blue) return look(same, red);
    const sum = 9797 * look(to, red) + 19234 * look(to, green) + 3737 * look(to, blue) + 16384;
    return look(from, Math.floor(sum / 32768));
  };
}

function isSignificant(gamma: number): boolean {
  return Math.abs(gamma - UNIT) > THRESHOLD;
}

/** 0 where it does not fit into libpng's fixed-point numbers (png.c, `png_reciprocal`). */
function reciprocal(gamma: number): number {
  const exact = Math.floor((UNIT * UNIT) / gamma + 0.5);
  return exact > MOST_FIXED ? 0 : exact;
}

/** Back from linear light; without a gamma of the screen libpng takes the file's. */
function outward(gamma: number, screen: number): number {
  return screen === 0 ? gamma : reciprocal(screen);
}

function shiftOf(bits: number): number {
  const unused = bits > 0 && bits < 16 ? 16 - bits : 0;
  return Math.min(SHIFT.most, Math.max(SHIFT.least, unused));
}

function byteTable(gamma: number): readonly number[] {
  return Array.from({ length: 256 }, (_, level) =>
    level > 0 && isSignificant(gamma) ? Math.floor(255 * (level / 255) ** (gamma / UNIT) + 0.5) : level,
  );
}

/** By the low bits of a sample that are kept, then by its high byte. */
type DeepTable = readonly (readonly number[])[];

/** png.c, `png_build_16bit_table`. */
function deepTable(gamma: number, shift: number): DeepTable {
  const top = 2 ** (16 - shift) - 1;
  return Array.from({ length: 2 ** (8 - shift) }, (_, low) =>
    Array.from({ length: 256 }, (_, high) => {
      const level = (high << (8 - shift)) + low;
      return isSignificant(gamma)
        ? Math.floor(65535 * (level / top) ** (gamma / UNIT) + 0.5)
        : Math.floor((level * 65535 + 2 ** (15 - shift)) / top);
    }),
  );
}

/** png.c, `png_build_16to8_table`: which of the 256 levels a sample is nearest to. */
function reversedTable(gamma: number, shift: number): DeepTable {
  const top = 2 ** (16 - shift) - 1;
  const table = Array.from({ length: 2 ** (8 - shift) }, () => Array.from({ length: 256 }, () => 65535));
  const correct = (value: number): number =>
    value > 0 && value < 65535 ? Math.floor(65535 * (value / 65535) ** (gamma / UNIT) + 0.5) : value;
  let last = 0;
  for (let level = 0; level < 255; level++) {
    const bound = Math.floor((correct(level * 257 + 128) * top + 32768) / 65535) + 1;
    for (; last < bound; last++) {
      const row = table[last & (255 >> shift)];
      if (row) row[last >> (8 - shift)] = level * 257;
    }
  }
  return table;
}
