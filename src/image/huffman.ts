const LONGEST = 15;

/** Numbers of codes of each length, and the symbols in their order (canonical Huffman codes). */
export interface Codes {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** The codes whose symbols have these lengths; 0 is for those that have none. */
export function codesOf(lengths: Uint8Array): Codes {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const starts = new Uint16Array(LONGEST + 2);
  for (let length = 1; length <= LONGEST; length++) starts[length + 1] = (starts[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    symbols[starts[length] ?? 0] = symbol;
    starts[length] = (starts[length] ?? 0) + 1;
  }
  return { counts, symbols };
}

/** Whether some sequences of bits mean nothing, or some two things; a single code of one bit is allowed. */
export function isIncomplete({ counts }: Codes): boolean {
  let left = 1;
  for (let length = 1; length <= LONGEST; length++) {
    left = left * 2 - (counts[length] ?? 0);
    if (left < 0) return true;
  }
  const used = counts.reduce((sum, count) => sum + count, 0);
  return left > 0 && used > 0 && !(used === 1 && counts[1] === 1);
}

/** The codes of blocks that tell none (RFC 1951, 3.2.6). */
export function fixedCodes(): Codes {
  const lengths = new Uint8Array(288);
  lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280);
  return codesOf(lengths);
}

/** The symbol whose code comes next; undefined where these bits are none. */
export function nextSymbol({ counts, symbols }: Codes, nextBit: () => number): number | undefined {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= LONGEST; length++) {
    code |= nextBit();
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + code - first];
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return undefined;
}
