/** The checksum of PNG's chunks (PNG, third edition, annex D). */
export class Crc32 {
  readonly #table = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });

  of(bytes: Uint8Array): number {
    const table = this.#table;
    let value = 0xffffffff;
    for (const byte of bytes) value = (table[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  }
}
