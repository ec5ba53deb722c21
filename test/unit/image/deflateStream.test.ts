import { constants, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { adler32 } from '../../../src/image/adler32';
import { watchStream } from '../../../src/image/deflateStream';

/** Bytes that repeat now and then. */
function sample(length: number): Uint8Array {
  let state = 12345;
  return Uint8Array.from({ length }, (_, at) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return at % 7 < 3 ? at & 15 : state >> 16;
  });
}

const DATA = sample(5000);
const ways: readonly (readonly [name: string, packed: Uint8Array])[] = [
  ['dynamic codes', deflateSync(DATA, { level: 9 })],
  ['fixed codes', deflateSync(DATA, { strategy: constants.Z_FIXED })],
  ['stored', deflateSync(DATA, { level: 0 })],
  ['runs', deflateSync(DATA, { strategy: constants.Z_RLE })],
];

describe.each(ways)('a stream of %s', (_name, packed) => {
  it('is unpacked as zlib does it', () => {
    const { data, filledAt, next } = watchStream(packed, DATA.length);
    expect(Buffer.from(data).equals(inflateSync(packed))).toBe(true);
    expect(next).toEqual({ kind: 'end', at: packed.length });
    expect(filledAt).toBeGreaterThan(packed.length - 10);
  });

  it('tells that there is more, and where that ends', () => {
    const { data, next, endsAt } = watchStream(packed, 100);
    expect(data).toHaveLength(100);
    expect(next.kind).toBe('more');
    expect(endsAt).toBe(packed.length);
  });

  it('tells a wrong checksum, and a missing one', () => {
    const wrong = Uint8Array.from(packed, (byte, at) => (at === packed.length - 1 ? byte ^ 1 : byte));
    expect(watchStream(wrong, DATA.length).next).toEqual({ kind: 'wrong sum', at: packed.length });
    expect(watchStream(packed.subarray(0, -1), DATA.length).next.kind).toBe('short');
  });

  it('is read no further than it is whole', () => {
    for (let length = 0; length < packed.length; length += 97) {
      const { data, next } = watchStream(packed.subarray(0, length), DATA.length);
      expect(next.kind).toBe('short');
      expect(Buffer.from(DATA.subarray(0, data.length)).equals(data)).toBe(true);
    }
  });
});

describe('damaged data', () => {
  it.each(['789d', '799c', '881c', '78bb'])('after the header %s', (header) => {
    expect(watchStream(Buffer.from(`${header}0300`, 'hex'), 10).next.kind).toBe('damaged');
  });

  it('that point before the beginning', () => {
    // A fixed block: the letter 0, then three bytes from two bytes back.
    expect(watchStream(Buffer.from('789c63000220', 'hex'), 10).next.kind).not.toBe('end');
  });

  it('never makes more than is wanted', () => {
    const bomb = deflateSync(Buffer.alloc(5_000_000));
    const { data, next } = watchStream(bomb, 1000);
    expect(data).toHaveLength(1000);
    expect(next.kind).toBe('more');
  });
});

it('adds up checksums as zlib does', () => {
  const packed = deflateSync(DATA);
  expect(adler32(DATA)).toBe(packed.readUInt32BE(packed.length - 4));
});
