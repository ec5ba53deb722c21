import * as l10n from '@vscode/l10n';
import { watchStream } from '../deflateStream';
import { UnsupportedError } from '../unsupported';

/** `MAX_TEXT_CHUNK` and `MAX_TEXT_MEMORY` of PIL/PngImagePlugin.py. */
const MOST_TEXT = 2 ** 20;
const MOST_TEXTS = 64 * MOST_TEXT;
/** Pillow has no limit on all colour profiles together. */
const MOST_UNPACKED = 256 * MOST_TEXT;

/** Thrown where Pillow raises an exception, with its words. */
export class PillowError extends Error {}

/** Reads text and colour profiles as Pillow does: for no other reason than that it refuses some of them. */
export class PillowTexts {
  #memory = 0;
  #unpacked = 0;

  /** `tEXt`: a keyword, 0, text. */
  readText(data: Uint8Array): void {
    const [key, text = new Uint8Array()] = split(data, 1);
    if (key && key.length > 0) this.#count(text.length);
  }

  /** `zTXt`: a keyword, 0, the method, packed text. */
  readPackedText(data: Uint8Array): void {
    const [key, rest = new Uint8Array()] = split(data, 1);
    const method = rest[0] ?? 0;
    if (method !== 0) throw new PillowError(`SyntaxError: Unknown compression method ${method} in zTXt chunk`);
    const text = this.#unpack(rest.subarray(1));
    if (key && key.length > 0) this.#count(text?.length ?? 0);
  }

  /** `iTXt`: a keyword, 0, whether it is packed, the method, a language, 0, the keyword in that, 0, text. */
  readInternationalText(data: Uint8Array): void {
    const [key, rest] = split(data, 1);
    if (!key || !rest || rest.length < 2) return;
    const [packed = 0, method = 0] = rest;
    const [language, translated, text] = split(rest.subarray(2), 2);
    if (!language || !translated || !text || (packed !== 0 && method !== 0)) return;
    const plain = packed === 0 ? text : this.#unpack(text);
    if (!plain) return;
    const letters = [language, translated, plain].map(utf8Length);
    const [, , length] = letters;
    if (letters.includes(undefined) || length === undefined) return;
    this.#count(length);
  }

  /** `iCCP`: a name, 0, the method, a packed profile. */
  readProfile(data: Uint8Array): void {
    // Python's -1 for "not found" and one more is the first byte.
    const at = data.indexOf(0) + 1;
    const method = data[at];
    if (method === undefined) throw new PillowError('IndexError: index out of range');
    if (method !== 0) throw new PillowError(`SyntaxError: Unknown compression method ${method} in iCCP chunk`);
    this.#unpack(data.subarray(at + 1));
  }

  /** Undefined where the data are damaged, which Pillow passes over. */
  #unpack(packed: Uint8Array): Uint8Array | undefined {
    const { data, next } = watchStream(packed, MOST_TEXT);
    this.#unpacked += data.length;
    if (this.#unpacked > MOST_UNPACKED)
      throw new UnsupportedError(l10n.t('its texts and colour profiles take more than {0} MiB', 256));
    if (next.kind === 'more')
      throw new PillowError('ValueError: Decompressed data too large for PngImagePlugin.MAX_TEXT_CHUNK');
    return next.kind === 'end' || next.kind === 'short' ? data : undefined;
  }

  #count(length: number): void {
    this.#memory += length;
    if (this.#memory > MOST_TEXTS)
      throw new PillowError(`ValueError: Too much memory used in text chunks: ${this.#memory}>MAX_TEXT_MEMORY`);
  }
}

/** Python's `split(b"\0", times)`. */
function split(data: Uint8Array, times: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let rest = data;
  for (let time = 0; time < times; time++) {
    const at = rest.indexOf(0);
    if (at < 0) break;
    parts.push(rest.subarray(0, at));
    rest = rest.subarray(at + 1);
  }
  return [...parts, rest];
}

function utf8Length(data: Uint8Array): number | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data);
    // Every byte but those that continue a letter.
    return data.reduce((count, byte) => count + ((byte & 0xc0) === 0x80 ? 0 : 1), 0);
  } catch {
    return undefined;
  }
}
