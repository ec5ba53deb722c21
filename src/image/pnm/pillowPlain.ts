import { LoaderRefusal, loadInstead } from '../load/loading';
import * as l10n from '@vscode/l10n';
import { shortened } from '../shortened';
import { HASH, isSpace, LINE_FEED, RETURN } from './letters';
import { MOST_LETTERS, pythonInt } from './pillowNumbers';

/** Pillow reads text in pieces of this size, and looks at the whole of each (src/PIL/ImageFile.py, `SAFEBLOCK`). */
const BLOCK = 1024 * 1024;
const ZERO = 0x30;

function refuse(reason: string): never {
  throw new LoaderRefusal(
    l10n.t('{0} raises {1}.', 'PIL.Image.open', `ValueError: ${reason}`),
    loadInstead('cv2.imread'),
  );
}

/** Pieces of the file from here on, without comments; what a comment parted is one then. */
function* blocks(bytes: Uint8Array, from: number): Generator<Uint8Array> {
  let inComment = false;
  for (let at = from; at < bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const kept = new Uint8Array(block.length);
    let length = 0;
    for (const letter of block) {
      if (inComment) inComment = letter !== LINE_FEED && letter !== RETURN;
      else if (letter === HASH) inComment = true;
      else kept[length++] = letter;
    }
    yield kept.subarray(0, length);
  }
}

/** Bits that are written as text; 1 is black (src/PIL/PpmImagePlugin.py, `_decode_bitonal`). */
export function readPillowBits(bytes: Uint8Array, from: number, samples: Uint8Array | Uint16Array): void {
  let to = 0;
  for (const block of blocks(bytes, from)) {
    for (const letter of block) {
      if (isSpace(letter)) continue;
      if (letter !== ZERO && letter !== ZERO + 1)
        refuse(`Invalid token for this mode: ${shortened(String.fromCharCode(letter))}`);
      if (to < samples.length) samples[to++] = ZERO + 1 - letter;
    }
    if (to === samples.length) return;
  }
  refuse('not enough image data');
}

/** Numbers that are written as text (src/PIL/PpmImagePlugin.py, `_decode_blocks`). */
export function readPillowNumbers(
  bytes: Uint8Array,
  from: number,
  maxval: number,
  samples: Uint8Array | Uint16Array,
): void {
  let to = 0;
  let token = '';
  const end = (): void => {
    if (token === '' || to === samples.length) return;
    checkLength(token);
    const value = pythonInt(token);
    if (value === undefined) return refuse(`invalid literal for int() with base 10: b'${shortened(token)}'`);
    if (value < 0) refuse(`Channel value is negative: ${value}`);
    if (value > maxval) refuse(`Channel value too large for this mode: ${value}`);
    samples[to++] = value;
    token = '';
  };
  for (const block of blocks(bytes, from)) {
    for (const letter of block) {
      if (!isSpace(letter)) {
        // What is too long already needs no more letters.
        if (token.length <= MOST_LETTERS) token += String.fromCharCode(letter);
      } else if (to === samples.length) token = '';
      else end();
    }
    // The end of a piece may be the middle of a number; even one that is not needed must not be too long.
    checkLength(token);
    if (to === samples.length) return;
  }
  end();
  if (to < samples.length) refuse('not enough image data');
}

function checkLength(token: string): void {
  if (token.length > MOST_LETTERS) refuse(`Token too long found in data: b'${token}'`);
}
