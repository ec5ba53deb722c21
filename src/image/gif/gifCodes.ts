/** Codes of a growing number of bits, out of bytes that come one by one. */
export class GifCodes {
  #buffer = 0;
  #held = 0;

  /** @param next the next byte; it throws where there is none */
  constructor(readonly next: () => number) {}

  read(bits: number): number {
    while (!this.holds(bits)) this.fill();
    const code = this.#buffer & (2 ** bits - 1);
    this.#buffer >>>= bits;
    this.#held -= bits;
    return code;
  }

  /** Whether the next code is there without another byte. */
  holds(bits: number): boolean {
    return this.#held >= bits;
  }

  fill(): void {
    this.#buffer |= this.next() << this.#held;
    this.#held += 8;
  }
}
