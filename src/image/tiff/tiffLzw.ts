import * as l10n from '@vscode/l10n';
import type { Unpacked, Unpacker } from './tiffUnpack';

const CLEAR = 256;
const END = 257;
const FIRST = 258;
const MOST_CODES = 4096;
/** How many strings libtiff keeps, although codes of 12 bits reach 4096 of them (libtiff/tif_lzw.c, `CSIZE`). */
const MOST_STRINGS = 4095 + 1024;

/** The strings: the string before the last byte, that byte, and how long it is. */
interface Strings {
  readonly prefixes: Uint16Array;
  readonly suffixes: Uint8Array;
  readonly lengths: Uint16Array;
}

/** An unpacker whose tables serve many strips: a picture may have one for each row. */
export function lzwUnpacker(): Unpacker {
  const strings = {
    prefixes: new Uint16Array(MOST_CODES),
    suffixes: Uint8Array.from({ length: MOST_CODES }, (_, code) => code),
    lengths: new Uint16Array(MOST_CODES).fill(1),
  };
  return (data, size) => unpack(data, size, strings);
}

/** LZW of TIFF 6.0, section 13, high bits first; stops where the strip is full, its data ends or is damaged. */
function unpack(data: Uint8Array, size: number, { prefixes, suffixes, lengths }: Strings): Unpacked {
  const bytes = new Uint8Array(size);
  // The first code of the old way, whose codes begin with their low bits, is to clear the table.
  if (data[0] === 0 && ((data[1] ?? 0) & 1) === 1)
    return { bytes, fault: l10n.t('its LZW data is of the old kind with the low bits first') };
  let available = FIRST;
  let bits = 9;
  /** -1 after the table was cleared; -2 where no string may be added. */
  let previous = -2;
  let to = 0;
  for (let bit = 0; bit + bits <= 8 * data.length && to < size;) {
    const byte = bit >> 3;
    const window = ((data[byte] ?? 0) << 16) | ((data[byte + 1] ?? 0) << 8) | (data[byte + 2] ?? 0);
    const code = (window >> (24 - (bit & 7) - bits)) & (2 ** bits - 1);
    bit += bits;
    if (code === END) break;
    if (code === CLEAR) {
      available = FIRST;
      bits = 9;
      previous = -1;
      continue;
    }
    if (previous === -2 || code > available || (previous === -1 && code > END))
      return { bytes, fault: l10n.t('its LZW data has the code {0} too early', code) };
    const known = code < available ? code : previous;
    const length = lengths[known] ?? 1;
    let at = known;
    for (let place = to + length - 1; place >= to; place--) {
      if (place < size) bytes[place] = suffixes[at] ?? 0;
      at = prefixes[at] ?? 0;
    }
    const first = bytes[to] ?? 0;
    if (code === available && to + length < size) bytes[to + length] = first;
    to += length + (code === available ? 1 : 0);
    if (previous >= 0) {
      if (available < MOST_CODES) {
        prefixes[available] = previous;
        suffixes[available] = first;
        lengths[available] = (lengths[previous] ?? 1) + 1;
      }
      available++;
      if (available >= MOST_STRINGS) previous = -2;
    }
    if (available + 1 >= 2 ** bits && bits < 12) bits++;
    if (previous !== -2) previous = code;
  }
  return to < size ? { bytes, fault: l10n.t('its LZW data ends too early') } : { bytes };
}
