const MOST_CODES = 4096;
const MOST_BITS = 12;

/** The table that the codes of a frame build up (GIF89a, appendix F). */
export class GifTable {
  readonly clear: number;
  readonly end: number;
  /** Bits of the next code. */
  bits: number;
  /** The indices that the last code stood for, the last one first; so many of them count. */
  readonly stack = new Uint8Array(MOST_CODES + 2);
  readonly #prefixes = new Uint16Array(MOST_CODES);
  readonly #suffixes = Uint8Array.from({ length: MOST_CODES }, (_, code) => code);
  #available: number;
  #previous = -1;
  #first = 0;
  #codes: number;

  /** @param byCodes whether codes get longer with each that is read, as giflib counts, instead of with each that is new. */
  constructor(
    readonly firstBits: number,
    readonly byCodes = false,
  ) {
    this.clear = 2 ** firstBits;
    this.end = this.clear + 1;
    this.bits = firstBits + 1;
    this.#available = this.clear + 2;
    this.#codes = this.end + 1;
  }

  /** Forgets all but the indices themselves. */
  reset(): void {
    this.bits = this.firstBits + 1;
    this.#available = this.clear + 2;
    this.#previous = -1;
    this.#codes = this.end + 1;
  }

  /** Tells how many indices a code stands for, and leaves them in `stack`; undefined where it is not known yet. */
  take(code: number): number | undefined {
    // After a clear nothing but indices is known: a code that stood for itself would be followed for ever.
    if (code > (this.#previous < 0 ? this.clear : this.#available)) return undefined;
    let top = 0;
    let at = code;
    if (this.#previous >= 0 && code === this.#available) {
      this.stack[top++] = this.#first;
      at = this.#previous;
    }
    for (; this.#previous >= 0 && at > this.clear; at = this.#prefixes[at] ?? 0)
      this.stack[top++] = this.#suffixes[at] ?? 0;
    this.#first = this.#suffixes[at] ?? 0;
    this.stack[top++] = this.#first;
    if (this.#previous >= 0 && this.#available < MOST_CODES) {
      this.#prefixes[this.#available] = this.#previous;
      this.#suffixes[this.#available] = this.#first;
      this.#available++;
      if (!this.byCodes && this.#available === 2 ** this.bits && this.#available < MOST_CODES) this.bits++;
    }
    this.#previous = code;
    return top;
  }

  /** Counts a code that was read, where codes get longer with each. */
  count(): void {
    if (!this.byCodes || this.#codes > MOST_CODES) return;
    this.#codes++;
    if (this.#codes > 2 ** this.bits && this.bits < MOST_BITS) this.bits++;
  }
}
