import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import type { ReadBudget } from '../readBudget';
import { HASH, isSpace, LINE_FEED, RETURN } from './letters';

/** Longer tokens are an error to Pillow (src/PIL/PpmImagePlugin.py). */
export const MOST_LETTERS = 10;

/** What Python's `int` reads of bytes. */
const WHOLE = /^[+-]?\d+(?:_\d+)*$/;

/** The number that Python's `int` makes of a token; undefined where it raises an error. */
export function pythonInt(token: string): number | undefined {
  return WHOLE.test(token) ? Number(token.replaceAll('_', '')) : undefined;
}

/** Numbers of a header, as Pillow reads them: a comment does not end a token, which goes on behind it. */
export class PillowTokens {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
    readonly budget?: ReadBudget,
  ) {}

  next(): number {
    const token = this.#token();
    if (token === '') throw new CutOffError(this.bytes.length);
    if (token.length > MOST_LETTERS)
      throw new Error(l10n.t('a number of its header has more than {0} letters', MOST_LETTERS));
    const value = pythonInt(token);
    if (value === undefined) throw new Error(l10n.t('what stands before byte {0} is no whole number', this.at));
    return value;
  }

  #token(): string {
    let token = '';
    while (token.length <= MOST_LETTERS) {
      const letter = this.#letter();
      if (letter === undefined) break;
      if (isSpace(letter)) {
        if (token !== '') break;
      } else if (letter === HASH) {
        for (let next = this.#letter(); next !== undefined && next !== LINE_FEED && next !== RETURN;)
          next = this.#letter();
      } else {
        token += String.fromCharCode(letter);
      }
    }
    return token;
  }

  #letter(): number | undefined {
    this.budget?.spend();
    return this.bytes[this.at++];
  }
}
