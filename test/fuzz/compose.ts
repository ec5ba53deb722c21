import type { ImageFormat } from '../../src/image/format';
import { ANATOMIES } from './anatomies';
import { type Anatomy, type Field, number } from './anatomy';
import { composeGif, composeJpeg, composePng, composeWebp } from './containers';
import { directories } from './directories';
import { swell } from './lies';
import type { Mutant } from './mutate';
import { repairPng } from './pngAnatomy';
import { Random } from './random';
import type { Seeds } from './seeds';

/** Repeats of one part, as far as the file stays small enough. */
const TIMES = [2, 10, 100, 2000] as const;
const MOST_BYTES = 4_000_000;
/** Parts in parts. */
const MOST_DEPTH = 200;

/** A file that is put together of good parts which do not belong together: the same in every run with the same seed. */
export function composeMutant(seeds: Seeds, run: number, index: number): Mutant {
  const random = new Random(run ^ 0x5bd1e995, index);
  const formats = [...seeds.keys()];
  const format = formats[random.below(formats.length)] ?? 'JPEG';
  const seed = random.maybe(seeds.get(format) ?? []);
  if (!seed) throw new Error('There are no pictures to begin with.');
  const built = random.once(2) ? build(format, seed.bytes, random) : undefined;
  if (built && !random.once(4)) return { format, seed: `built.${format}`, bytes: built };
  let bytes: Uint8Array = built ?? Buffer.from(seed.bytes);
  for (let left = 1 + random.below(3); left > 0; left--) bytes = arrange(bytes, ANATOMIES[format](bytes), random);
  return { format, seed: seed.name, bytes: format === 'PNG' ? repairPng(bytes) : bytes };
}

function build(format: ImageFormat, seed: Uint8Array, random: Random): Buffer | undefined {
  switch (format) {
    case 'PNG':
      return composePng(random);
    case 'JPEG':
      return composeJpeg(seed, random);
    case 'WebP':
      return composeWebp(seed, random);
    case 'GIF':
      return composeGif(random);
    case 'TIFF':
      return directories(random);
    default:
      return undefined;
  }
}

function arrange(bytes: Uint8Array, anatomy: Anatomy, random: Random): Uint8Array {
  switch (random.below(5)) {
    case 0:
      return repeat(bytes, anatomy, random);
    case 1:
      return overlap(bytes, anatomy, random);
    case 2:
      return nest(bytes, anatomy, random);
    case 3:
      return innerLie(bytes, anatomy, random);
    default:
      return swell(bytes, anatomy, random);
  }
}

/** One part again and again, where it was. */
function repeat(bytes: Uint8Array, { chunks }: Anatomy, random: Random): Uint8Array {
  const chunk = random.maybe(chunks);
  if (!chunk || chunk.end <= chunk.start) return bytes;
  const part = bytes.subarray(chunk.start, chunk.end);
  const times = Math.min(random.pick(TIMES), Math.floor(MOST_BYTES / part.length));
  return Buffer.concat([
    bytes.subarray(0, chunk.start),
    ...Array<Uint8Array>(times).fill(part),
    bytes.subarray(chunk.end),
  ]);
}

/** Numbers that could be places all name one place: the beginning of a part, the file's, or their own. */
function overlap(bytes: Uint8Array, { fields, chunks }: Anatomy, random: Random): Uint8Array {
  const target = random.maybe(chunks)?.start ?? 0;
  const own = random.once(3);
  for (const field of fields) {
    if (field.order === 'text' || field.size < 4 || random.once(3)) continue;
    const value = number(bytes, field.at, field.size, field.order);
    if (value > 0 && value < bytes.length) write(bytes, field, own ? field.at : target);
  }
  return bytes;
}

/** A part inside of itself, and that inside of itself again; its length is told anew where it is its first number. */
function nest(bytes: Uint8Array, { chunks, fields }: Anatomy, random: Random): Uint8Array {
  const chunk = random.maybe(chunks);
  const size = chunk && fields.find(({ at, order }) => at >= chunk.start && at <= chunk.start + 4 && order !== 'text');
  if (!chunk || !size) return bytes;
  const head = bytes.subarray(chunk.start, Math.min(chunk.end, size.at + size.size + 4));
  const depth = Math.min(1 + random.below(MOST_DEPTH), Math.floor(MOST_BYTES / (head.length + 1)));
  let inside: Uint8Array = bytes.subarray(chunk.start, chunk.end);
  const heads: Buffer[] = [];
  for (let level = 0; level < depth; level++) {
    const outer = Buffer.from(head);
    const length = inside.length + (level + 1) * head.length - (random.once(8) ? 1 : 0);
    write(outer, { ...size, at: size.at - chunk.start }, length);
    heads.unshift(outer);
  }
  inside = Buffer.concat([...heads, inside]);
  return Buffer.concat([bytes.subarray(0, chunk.start), inside, bytes.subarray(chunk.end)]);
}

/** A number of a part that lies about what is around it: one more or less than up to its end, the file's end, or another number. */
function innerLie(bytes: Uint8Array, { chunks, fields }: Anatomy, random: Random): Uint8Array {
  const chunk = random.maybe(chunks);
  const inside = chunk ? fields.filter(({ at, order }) => at >= chunk.start && at < chunk.end && order !== 'text') : [];
  const field = random.maybe(inside);
  const other = random.maybe(fields.filter(({ order }) => order !== 'text'));
  if (!chunk || !field || !other || other.order === 'text') return bytes;
  const values = [
    chunk.end - field.at,
    chunk.end - chunk.start,
    bytes.length - field.at,
    bytes.length,
    number(bytes, other.at, other.size, other.order),
  ];
  write(bytes, field, Math.max(0, (random.maybe(values) ?? 0) + random.pick([-1, 0, 0, 1])));
  return bytes;
}

function write(bytes: Uint8Array, { at, size, order }: Field, value: number): void {
  let rest = value;
  for (let digit = 0; digit < size; digit++) {
    const to = order === 'little' ? at + digit : at + size - 1 - digit;
    if (to < bytes.length) bytes[to] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}
