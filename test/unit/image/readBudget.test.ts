import { describe, expect, it } from 'vitest';
import { readHeader } from '../../../src/image/header';
import { HEADER_STEPS, ReadBudget } from '../../../src/image/readBudget';
import { box, pngChunk, riffChunk } from './carriers';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const times = (count: number, part: Uint8Array): Buffer => Buffer.alloc(Math.ceil(count) * part.length, part);

/** EXIF data with a directory of as many fields as there can be, none of which is an orientation. */
const FULL_EXIF = Buffer.concat([bytes('49492a00 08000000 ffff'), times(65_535, bytes('0f010200 00000000 00000000'))]);

function png(...chunks: readonly Uint8Array[]): Buffer {
  const header = pngChunk('IHDR', bytes('00000002 00000001 08 00 00 00 00'));
  return Buffer.concat([bytes('89504e470d0a1a0a'), header, ...chunks, pngChunk('IEND', Buffer.alloc(0))]);
}

function webp(...chunks: readonly Uint8Array[]): Buffer {
  const file = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), ...chunks]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}

const EXTENDED = riffChunk('VP8X', bytes('08000000 000000 000000'));
const PIXEL = riffChunk('VP8L', bytes('2f000000 00'));
const FRAME = bytes('ffc0 000b 08 0001 0001 01 011100');

/** An AVIF with items of as many extents as there can be, which all lie on one another, before the one that is looked for. */
function avif(items: number): Buffer {
  const item = (id: number): Buffer => {
    const head = Buffer.alloc(6);
    head.writeUInt16BE(id);
    head.writeUInt16BE(65_535, 4);
    return head;
  };
  const count = Buffer.alloc(2);
  count.writeUInt16BE(items);
  const iloc = box('iloc', bytes('00000000 0000'), count, ...Array.from({ length: items }, (_, id) => item(id)));
  const infe = box('infe', bytes('02000000 ffff 0000'), Buffer.from('Exif\0', 'latin1'));
  const iprp = box('iprp', box('ipco', box('ispe', bytes('00000000 00000001 00000001'))));
  const meta = box('meta', bytes('00000000'), box('iinf', bytes('00000000 0001'), infe), iprp, iloc);
  return Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0avif', 'latin1')), meta]);
}

/** What repeats or overlaps, and how many steps it may take at most. */
const HOSTILE: readonly (readonly [name: string, file: Buffer, steps: number])[] = [
  ['a PNG with 1,000 EXIF chunks', png(...Array<Buffer>(1000).fill(pngChunk('eXIf', FULL_EXIF.subarray(0, 1200)))), 40_000],
  ['a PNG with one EXIF chunk of all fields', png(pngChunk('eXIf', FULL_EXIF), pngChunk('IDAT', bytes('00'))), 500_000],
  ['a PNG of 100,000 empty chunks', png(times(100_000, pngChunk('teSt', Buffer.alloc(0)))), 3_000_000],
  ['a WebP with 20,000 EXIF chunks', webp(EXTENDED, PIXEL, times(20_000, riffChunk('EXIF', FULL_EXIF.subarray(0, 60)))), 300_000],
  ['a WebP with 20,000 pictures', webp(EXTENDED, times(20_000, PIXEL)), 1000],
  ['a JPEG with 20,000 comments', Buffer.concat([bytes('ffd8'), times(20_000, bytes('fffe0002')), FRAME, bytes('ffda')]), 300_000],
  ['a JPEG with 1 MB of nothing before its frame', Buffer.concat([bytes('ffd8 fffe0002'), Buffer.alloc(2 ** 20), FRAME, bytes('ffda')]), 100_000],
  ['an AVIF whose items have 2,000 × 65,535 extents', avif(2000), 20_000],
]; // prettier-ignore

describe('reading a header', () => {
  it.each(HOSTILE)('%s takes few steps', (_name, file, steps) => {
    const budget = new ReadBudget();
    read(file, budget);
    expect(budget.spent).toBeGreaterThan(10);
    expect(budget.spent).toBeLessThan(steps);
  });

  const ENDLESS: readonly (readonly [name: string, file: Buffer])[] = [
    ['a JPEG of fill bytes', Buffer.concat([bytes('ffd8ff'), Buffer.alloc(2 * HEADER_STEPS, 0xff)])],
    ['a JPEG of comments', Buffer.concat([bytes('ffd8'), times(HEADER_STEPS / 2, bytes('fffe0002'))])],
    ['a PNG of empty chunks', png(times(HEADER_STEPS / 10, pngChunk('teSt', Buffer.alloc(0))))],
    ['a WebP of empty chunks', webp(EXTENDED, times(HEADER_STEPS / 6, riffChunk('TEST', Buffer.alloc(0))))],
  ];

  it.each(ENDLESS)('%s is refused when the budget is used up', (_name, file) => {
    const budget = new ReadBudget();
    expect(() => readHeader(file, 'x')).toThrow('takes too many steps');
    read(file, budget);
    expect(budget.spent).toBeLessThan(HEADER_STEPS + 10_000);
  });

  it('of 1 GB that only begin as a JPEG stops at once', () => {
    const file = Buffer.concat([bytes('ffd8ffe0 0004'), Buffer.alloc(2 ** 27)]);
    expect(() => readHeader(file, 'x')).toThrow(/cut off|too many steps/);
  });

  it('never puts a long text of a file into a message', () => {
    const name = Buffer.alloc(300_000, 0x61);
    const auxiliary = box('auxC', bytes('00000000'), name);
    const iprp = box('iprp', box('ipco', auxiliary));
    const file = Buffer.concat([
      box('ftyp', Buffer.from('avif\0\0\0\0avif', 'latin1')),
      box('meta', bytes('00000000'), iprp),
    ]);
    expect(() => readHeader(file, 'x')).toThrow(/^.{1,200}$/);
  });
});

function read(file: Buffer, budget: ReadBudget): void {
  try {
    readHeader(file, 'x', budget);
  } catch {
    // Whether it is refused is tested elsewhere.
  }
}
