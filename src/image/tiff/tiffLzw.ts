import * as l10n from '@vscode/l10n';
const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;

/** LZW of TIFF 6.0, section 13, high bits first; stops where the block is full or the data ends. */
export function unpackTiffLzw(data: Uint8Array, most: number): Uint8Array {
  const result = new Uint8Array(most);
  const prefixes = new Uint16Array(MOST_CODES);
  const suffixes = Uint8Array.from({ length: MOST_CODES }, (_, code) => code);
  const lengths = new Uint16Array(MOST_CODES).fill(1);
  let available = END + 1;
  let bits = 9;
  let previous = -1;
  let to = 0;
  for (let bit = 0; bit + bits <= 8 * data.length && to < most;) {
    const byte = bit >> 3;
    const window = ((data[byte] ?? 0) << 16) | ((data[byte + 1] ?? 0) << 8) | (data[byte + 2] ?? 0);
    const code = (window >> (24 - (bit & 7) - bits)) & (2 ** bits - 1);
    bit += bits;
    if (code === END) break;
    if (code === CLEAR) {
      available = END + 1;
      bits = 9;
      previous = -1;
      continue;
    }
    if (code > available || (code === available && previous < 0))
      throw new Error(l10n.t('its LZW data has the code {0} too early', code));
    const known = code < available ? code : previous;
    const length = lengths[known] ?? 1;
    let at = known;
    for (let place = to + length - 1; place >= to; place--) {
      if (place < most) result[place] = suffixes[at] ?? 0;
      at = prefixes[at] ?? 0;
    }
    const first = result[to] ?? 0;
    if (code === available && to + length < most) result[to + length] = first;
    to += length + (code === available ? 1 : 0);
    if (previous >= 0 && available < MOST_CODES) {
      prefixes[available] = previous;
      suffixes[available] = first;
      lengths[available] = (lengths[previous] ?? 1) + 1;
      available++;
    }
    if (available + 1 >= 2 ** bits && bits < 12) bits++;
    previous = code;
  }
  return result.subarray(0, Math.min(to, most));
}

/** PackBits of TIFF 6.0, section 9. */
export function unpackPackBits(data: Uint8Array, most: number): Uint8Array {
  const result = new Uint8Array(most);
  let to = 0;
  for (let at = 0; at < data.length && to < most;) {
    const count = data[at++] ?? 0;
    if (count === 128) continue;
    const length = Math.min(most - to, count < 128 ? count + 1 : 257 - count);
    if (count < 128) {
      result.set(data.subarray(at, at + length), to);
      at += count + 1;
    } else result.fill(data[at++] ?? 0, to, to + length);
    to += length;
  }
  return result.subarray(0, to);
}
