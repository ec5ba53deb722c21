import type { Random } from './random';

/** Tags with offsets of other directories, and those whose values are many: strips, tiles, tables. */
const POINTERS = [0x8769, 0x8825, 0xa005, 0x014a] as const;
const ARRAYS = [273, 279, 324, 325, 320, 258, 339, 33432] as const;
const PLAIN = [256, 257, 259, 262, 274, 277, 278, 282, 317, 322, 323, 338] as const;
const COUNTS = [0, 1, 3, 256, 4096, 65_535, 0x0fffffff, 0xffffffff] as const;
const VALUES = [0, 1, 2, 3, 6, 7, 8, 40_000, 65_535, 50_000, 0xffffffff] as const;
const MOST_ENTRIES = 300;

/** A TIFF block of directories whose entries point at each other, at themselves, and at the same bytes again and again. */
export function directories(random: Random): Buffer {
  const little = random.once(2);
  const counts = Array.from(
    { length: 1 + random.below(6) },
    () => 1 + random.below(random.once(8) ? MOST_ENTRIES : 14),
  );
  const starts = counts.map((_, index) => 8 + counts.slice(0, index).reduce((sum, count) => sum + 6 + 12 * count, 0));
  const length = (starts.at(-1) ?? 8) + 6 + 12 * (counts.at(-1) ?? 0) + random.below(64);
  const block = Buffer.alloc(length);
  block.write(little ? 'II*\0' : 'MM\0*', 'latin1');
  const short = (at: number, value: number): unknown =>
    little ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const long = (at: number, value: number): unknown =>
    little ? block.writeUInt32LE(value >>> 0, at) : block.writeUInt32BE(value >>> 0, at);
  const somewhere = (): number => (random.once(3) ? random.below(length) : (random.maybe(starts) ?? 8));
  long(4, starts[0] ?? 8);
  counts.forEach((count, index) => {
    const start = starts[index] ?? 8;
    short(start, random.once(10) ? random.pick(COUNTS) & 0xffff : count);
    for (let entry = 0; entry < count; entry++) {
      const at = start + 2 + 12 * entry;
      const kind = random.below(4);
      short(at, kind === 0 ? random.pick(POINTERS) : kind === 1 ? random.pick(ARRAYS) : random.pick(PLAIN));
      short(at + 2, 1 + random.below(13));
      long(at + 4, kind === 1 ? random.pick(COUNTS) : 1);
      long(at + 8, kind === 2 ? random.pick(VALUES) : somewhere());
    }
    long(start + 2 + 12 * count, random.once(2) ? 0 : somewhere());
  });
  return block;
}
