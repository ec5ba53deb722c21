import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateAtMost } from '../../../src/image/inflate';

describe('inflateAtMost', () => {
  it('unpacks what zlib packed, in however many parts it comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 1, max: 700 }), (data, size) => {
        const packed = deflateSync(data);
        const parts = Array.from({ length: Math.ceil(packed.length / size) }, (_, index) =>
          packed.subarray(index * size, (index + 1) * size),
        );
        expect(inflateAtMost(parts, data.length)).toEqual(data);
      }),
    );
  });

  it('stops where it has enough, and never looks at the rest', () => {
    const packed = deflateSync(new Uint8Array(2 ** 28));
    const damaged = Uint8Array.from(packed).fill(255, packed.length >> 1);
    expect(inflateAtMost([damaged], 1000)).toEqual(new Uint8Array(1000));
  });

  it('makes no room for more than the data can hold', () => {
    const packed = deflateSync(Uint8Array.of(1, 2, 3));
    const unpacked = inflateAtMost([packed], 2 ** 40);
    expect([...unpacked]).toEqual([1, 2, 3]);
    expect(unpacked.buffer.byteLength).toBeLessThan(20_000);
  });

  it('gives what there is where the data is cut off', () => {
    const data = Uint8Array.from({ length: 100_000 }, (_, index) => Math.imul(index, 0x9e3779b1) >>> 25);
    const packed = deflateSync(data);
    const unpacked = inflateAtMost([packed.subarray(0, packed.length >> 1)], data.length);
    expect(unpacked.length).toBeGreaterThan(9_000);
    expect(unpacked).toEqual(data.subarray(0, unpacked.length));
  });

  it('says where the data is damaged', () => {
    expect(() => inflateAtMost([Uint8Array.of(0x78, 0x9c, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)], 10)).toThrow(
      'its compressed data is damaged after 0 bytes (invalid block type)',
    );
  });
});
