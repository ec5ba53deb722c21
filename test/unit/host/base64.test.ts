import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/host/base64';
import { randomBelow, randomText } from '../../../src/host/random';

describe('base64', () => {
  it.each([0, 1, 2, 3, 8191, 8192, 8193, 100_000])('of %d bytes is that of Node, there and back', (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 151) % 256);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    expect(fromBase64(toBase64(bytes).replaceAll('=', ''))).toEqual(bytes);
  });
});

describe('random values', () => {
  it('are others each time, and below the limit', () => {
    const seeds = Array.from({ length: 100 }, () => randomBelow(2 ** 31));
    expect(new Set(seeds).size).toBe(100);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
    expect(randomText()).not.toBe(randomText());
  });
});
