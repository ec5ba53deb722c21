import * as l10n from '@vscode/l10n';
import { CutOffError } from '../bytes';
import type { ReadBudget } from '../readBudget';
import { HASH, isDigit, isSpace, LINE_FEED, RETURN } from './letters';

/** C's INT_MAX. */
const LARGEST = 0x7fffffff;

/**
 * Numbers written as text, as OpenCV reads them (modules/imgcodecs/src/grfmt_pxm.cpp, `ReadNumber`): whatever stands behind one is
 * its end and is passed over, and must be there.
 */
export class Cv2Numbers {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
    readonly budget?: ReadBudget,
  ) {}

  next(): number {
    let letter = this.#beforeNumber();
    let value = 0;
    for (; isDigit(letter); letter = this.#letter()) {
      value = 10 * value + letter - 0x30;
      if (value > LARGEST) throw new Error(l10n.t('the number before byte {0} is too large', this.at));
    }
    return value;
  }

  /** A number of one digit, behind which nothing has to stand. */
  digit(): number {
    return this.#beforeNumber() - 0x30;
  }

  #letter(): number {
    this.budget?.spend();
    const letter = this.bytes[this.at++];
    if (letter === undefined) throw new CutOffError(this.bytes.length);
    return letter;
  }

  /** The first digit behind spaces and comments. */
  #beforeNumber(): number {
    let letter = this.#letter();
    while (!isDigit(letter)) {
      if (letter === HASH) {
        do letter = this.#letter();
        while (letter !== LINE_FEED && letter !== RETURN);
      } else if (!isSpace(letter)) {
        throw new Error(l10n.t('byte {0} is not part of a number', this.at - 1));
      }
      letter = this.#letter();
    }
    return letter;
  }
}
