import type { ImageFormat } from '../../src/image/format';
import { ANATOMIES } from './anatomies';
import type { Anatomy } from './anatomy';
import { bombPng, bombTiff, changeInside } from './bombs';
import { lie, swell } from './lies';
import { repairPng } from './pngAnatomy';
import { Random } from './random';
import type { Seed, Seeds } from './seeds';

/** A damaged file, made of a good one. */
export interface Mutant {
  readonly format: ImageFormat;
  readonly seed: string;
  readonly bytes: Uint8Array;
}

const BYTES = [0, 1, 0x7f, 0x80, 0xfe, 0xff] as const;
/** Once in so many files: these take long. */
const SWOLLEN = 40;
const BOMBS = 200;

/** The damaged file of this number: the same in every run with the same seed. */
export function damageMutant(seeds: Seeds, run: number, index: number): Mutant {
  const random = new Random(run, index);
  const formats = [...seeds.keys()];
  const format = formats[random.below(formats.length)] ?? 'JPEG';
  const seed = random.maybe(seeds.get(format) ?? []);
  if (!seed) throw new Error('There are no pictures to begin with.');
  const anatomy = (bytes: Uint8Array): Anatomy => ANATOMIES[format](bytes);
  let bytes: Uint8Array = Buffer.from(seed.bytes);
  if (random.once(SWOLLEN)) bytes = swell(bytes, anatomy(bytes), random);
  if (random.once(BOMBS) && format === 'PNG') bytes = bombPng(bytes, random);
  else if (random.once(BOMBS) && format === 'TIFF') bytes = bombTiff(bytes);
  else
    for (let left = 1 + random.below(4); left > 0; left--) bytes = change(bytes, anatomy(bytes), seed, seeds, random);
  if (format === 'PNG' && !random.once(8)) bytes = repairPng(bytes);
  if (format === 'NPY' && random.once(2)) bytes = repairNpy(bytes);
  return { format, seed: seed.name, bytes };
}

function change(bytes: Uint8Array, anatomy: Anatomy, seed: Seed, seeds: Seeds, random: Random): Uint8Array {
  switch (random.below(12)) {
    case 0:
      bytes[random.below(bytes.length)] = random.pick(BYTES);
      return bytes;
    case 1:
      return flip(bytes, random);
    case 2: {
      const at = random.below(bytes.length);
      return bytes.fill(random.pick(BYTES), at, Math.min(bytes.length, at + 1 + random.below(16)));
    }
    case 3:
      return random.once(2) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
    case 4:
      return repeatChunk(bytes, anatomy, random);
    case 5:
      return splice(bytes, seed, seeds, random);
    case 6:
      return seed.format === 'PNG' ? changeInside(bytes, random) : flip(bytes, random);
    default:
      return lie(bytes, anatomy, random);
  }
}

function flip(bytes: Uint8Array, random: Random): Uint8Array {
  for (let left = 1 + random.below(4); left > 0; left--) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
}

/** Leaves a chunk out, repeats it, or puts it elsewhere. */
function repeatChunk(bytes: Uint8Array, { chunks }: Anatomy, random: Random): Uint8Array {
  const chunk = random.maybe(chunks);
  const other = random.maybe(chunks);
  if (!chunk || !other) return bytes;
  const data = bytes.subarray(chunk.start, chunk.end);
  const without = Buffer.concat([bytes.subarray(0, chunk.start), bytes.subarray(chunk.end)]);
  const base = random.once(2) ? bytes : without;
  if (base === without && random.once(2)) return without;
  return Buffer.concat([base.subarray(0, other.start), data, base.subarray(other.start)]);
}

/** The beginning of one file and the end of another, mostly of the same format. */
function splice(bytes: Uint8Array, seed: Seed, seeds: Seeds, random: Random): Uint8Array {
  const formats = [...seeds.keys()];
  const format = random.once(10) ? formats[random.below(formats.length)] : seed.format;
  const other = random.maybe(seeds.get(format ?? seed.format) ?? []);
  if (!other) return bytes;
  const cut = random.below(bytes.length);
  const from = random.once(2) ? cut : random.below(other.bytes.length);
  return Buffer.concat([bytes.subarray(0, cut), other.bytes.subarray(from)]);
}

/** Tells the length of the header as it is now. */
function repairNpy(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0x0a, 10);
  if (end > 0 && end < 0xffff && bytes[6] === 1)
    new DataView(bytes.buffer, bytes.byteOffset).setUint16(8, end - 9, true);
  return bytes;
}
