import { deflateSync } from 'node:zlib';
import { directories } from './directories';
import { pngChunk } from './pngAnatomy';
import type { Random } from './random';

/** How often something is repeated. */
const TIMES = [1, 2, 16, 100, 1000, 5000] as const;
/** Sides around the limits of formats and of this program. */
const SIDES = [0, 1, 2, 255, 256, 7071, 7072, 12_000, 16_383, 16_384, 32_767, 40_000, 65_535] as const;
/** More is not put together. */
const MOST_BYTES = 4_000_000;

function repeated(random: Random, part: () => Uint8Array): Buffer {
  const first = part();
  const times = Math.min(random.pick(TIMES), Math.max(1, Math.floor(MOST_BYTES / (first.length + 1))));
  return Buffer.concat(
    random.once(2)
      ? Array.from({ length: times }, () => first)
      : [first, ...Array.from({ length: Math.min(times, 50) }, part)],
  );
}

/** A PNG with very many chunks before and between its pixels, whose sizes do not agree. */
export function composePng(random: Random): Buffer {
  const header = Buffer.alloc(13);
  const [width, height] = [random.pick(SIDES), random.pick(SIDES)];
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([random.pick([1, 2, 4, 8, 16]), random.pick([0, 2, 3, 4, 6]), 0, 0, random.below(2)], 8);
  const rows = deflateSync(
    Buffer.alloc(Math.min(1_000_000, random.once(2) ? (width + 1) * height : random.below(5000))),
  );
  const packed = deflateSync(Buffer.alloc(random.pick([10, 70_000, 2_000_000])));
  const extra = (): Uint8Array => {
    switch (random.below(6)) {
      case 0:
        return pngChunk('eXIf', directories(random));
      case 1:
        return pngChunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), packed]));
      case 2:
        return pngChunk('zTXt', Buffer.concat([Buffer.from('x\0\0'), packed]));
      case 3:
        return pngChunk('PLTE', Buffer.alloc(3 * random.below(260)));
      case 4:
        return pngChunk(
          random.pick(['acTL', 'fcTL', 'fdAT', 'tRNS', 'gAMA']),
          Buffer.alloc(random.below(40), random.below(256)),
        );
      default:
        return pngChunk('IDAT', Buffer.alloc(0));
    }
  };
  const middle = random.below(rows.length);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    repeated(random, extra),
    pngChunk('IDAT', rows.subarray(0, middle)),
    random.once(3) ? repeated(random, extra) : Buffer.alloc(0),
    pngChunk('IDAT', rows.subarray(middle)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG with very many segments before its frame, and a good picture behind them. */
export function composeJpeg(seed: Uint8Array, random: Random): Buffer {
  const segment = (marker: number, data: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(Math.min(65_535, data.length + 2 + (random.once(20) ? random.below(50) : 0)), 2);
    return Buffer.concat([head, data.subarray(0, 65_000)]);
  };
  const extra = (): Buffer =>
    random.once(3)
      ? segment(random.pick([0xe0, 0xe2, 0xec, 0xfe, 0xdb]), Buffer.alloc(random.below(300), random.below(256)))
      : segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), directories(random)]));
  return Buffer.concat([seed.subarray(0, 2), repeated(random, extra), seed.subarray(2)]);
}

/** A WebP whose canvas, frames and pictures have sizes of their own. */
export function composeWebp(seed: Uint8Array, random: Random): Buffer {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type);
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
  };
  const size = (bytes: Buffer, at: number): unknown => bytes.writeUIntLE(Math.max(0, random.pick(SIDES) - 1), at, 3);
  const canvas = Buffer.alloc(10);
  canvas[0] = random.pick([0, 2, 8, 10, 16, 18, 26]);
  size(canvas, 4);
  size(canvas, 7);
  const picture = Buffer.from(seed.subarray(12));
  const frame = (): Buffer => {
    const head = Buffer.alloc(16);
    for (const at of [0, 3]) if (random.once(3)) size(head, at);
    size(head, 6);
    size(head, 9);
    return chunk('ANMF', Buffer.concat([head, random.once(4) ? frameless(random) : picture]));
  };
  const extra = (): Buffer => chunk(random.pick(['EXIF', 'XMP ', 'ICCP', 'ALPH']), directories(random));
  const body = Buffer.concat([
    chunk('VP8X', canvas),
    random.once(2) ? repeated(random, extra) : Buffer.alloc(0),
    random.once(2) ? chunk('ANIM', Buffer.alloc(6)) : Buffer.alloc(0),
    random.once(2) ? repeated(random, frame) : picture,
    random.once(2) ? repeated(random, extra) : Buffer.alloc(0),
  ]);
  return Buffer.concat([Buffer.from('RIFF'), uint32(body.length + 4), Buffer.from('WEBP'), body]);
}

function frameless(random: Random): Buffer {
  const lossless = Buffer.alloc(8 + 12);
  lossless.write('VP8L');
  lossless.writeUInt32LE(12, 4);
  lossless[8] = 0x2f;
  lossless.writeUInt32LE(random.next(), 9);
  return lossless;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

/** A GIF of very many frames, extensions and sub-blocks. */
export function composeGif(random: Random): Buffer {
  const screen = Buffer.alloc(13);
  screen.write(random.pick(['GIF89a', 'GIF87a']));
  screen.writeUInt16LE(random.pick(SIDES), 6);
  screen.writeUInt16LE(random.pick(SIDES), 8);
  screen[10] = 0x81;
  const part = (): Buffer => {
    if (random.once(2)) {
      const label = random.pick([0xf9, 0xfe, 0xff, 0x01]);
      const block = Buffer.alloc(1 + random.below(12), random.below(9));
      block[0] = block.length - 1;
      return Buffer.concat([Buffer.from([0x21, label]), block, Buffer.from([0])]);
    }
    const frame = Buffer.alloc(10);
    frame[0] = 0x2c;
    for (const at of [1, 3]) if (random.once(4)) frame.writeUInt16LE(random.pick(SIDES), at);
    for (const at of [5, 7]) frame.writeUInt16LE(random.once(3) ? random.pick(SIDES) : 1 + random.below(20), at);
    const data = Buffer.alloc(random.below(300), random.below(256));
    const blocks =
      data.length > 0 ? Buffer.concat([Buffer.from([Math.min(255, data.length)]), data.subarray(0, 255)]) : data;
    return Buffer.concat([frame, Buffer.from([random.below(13)]), blocks, Buffer.from([0])]);
  };
  return Buffer.concat([
    screen,
    Buffer.alloc(12, random.below(256)),
    repeated(random, part),
    repeated(random, part),
    Buffer.from(';'),
  ]);
}
