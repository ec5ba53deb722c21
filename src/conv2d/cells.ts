import { WIDE, WIDENED, ZERO } from './cellRanges';

type Ranges = readonly (readonly [from: number, to: number])[];

/** The table that rich has, the library by which Keras prints summaries. */
interface Widths {
  readonly wide: Ranges;
  readonly zero: Ranges;
  readonly widened: Ranges;
}

/** So many letters of a text are looked at to fill a column. */
const MOST_LETTERS = 1000;

/** Joins what stands before and after it to one picture. */
const JOINER = '\u200d';
/** Makes a picture of the character before it. */
const SELECTOR = '\ufe0f';

/** How many columns of a terminal a text takes (rich/cells.py). */
export function cellLength(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  const widths = readWidths();
  const characters = Array.from(text);
  let total = 0;
  let last: string | undefined;
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === JOINER) at++;
    else if (character === SELECTOR) {
      if (last !== undefined && isIn(widths.widened, last)) total++;
      last = undefined;
    } else {
      const width = cellWidth(character, widths);
      if (width > 0) last = character;
      total += width;
    }
  }
  return total;
}

/** The beginning of a text that fills so many columns; of a character that would be cut in two only a space remains. */
export function firstCells(text: string, columns: number): string {
  let taken = '';
  // More letters than this can only be marks without a width, one on the other.
  for (const character of text.slice(0, MOST_LETTERS)) {
    const next = taken + character;
    const length = cellLength(next);
    if (length > columns) return taken + ' '.repeat(columns - cellLength(taken));
    taken = next;
  }
  return taken;
}

function cellWidth(character: string, { wide, zero }: Widths): number {
  const code = character.codePointAt(0) ?? 0;
  if ((code > 0 && code < 0x20) || (code >= 0x7f && code < 0xa0) || isIn(zero, character)) return 0;
  return isIn(wide, character) ? 2 : 1;
}

function isIn(ranges: Ranges, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => code >= from && code <= to);
}

function readWidths(): Widths {
  return { wide: rangesOf(WIDE), zero: rangesOf(ZERO), widened: rangesOf(WIDENED) };
}

function rangesOf(encoded: string): Ranges {
  let last = 0;
  return encoded.split(' ').map((part) => {
    const [distance = '', more = '0'] = part.split('-');
    const from = last + parseInt(distance, 36);
    last = from + parseInt(more, 36);
    return [from, last];
  });
}
