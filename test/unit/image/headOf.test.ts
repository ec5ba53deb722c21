import { describe, expect, it } from 'vitest';
import { headOf } from '../../../src/image/headOf';
import { readHeader } from '../../../src/image/header';
import { repositoryFile } from '../fixtures';

const LARGE = 8_000_000;

/** A file that begins like another and goes on with one value. */
function padded(begin: readonly number[], fill: number): Uint8Array {
  const bytes = new Uint8Array(LARGE).fill(fill);
  bytes.set(begin);
  return bytes;
}

describe('headOf', () => {
  it.each([
    ['a damaged JPEG', padded([0xff, 0xd8, 0xff, 0xe0], 0)],
    ['a JPEG of empty segments', padded([0xff, 0xd8], 0xff)],
    ['a JPEG without a frame', padded([0xff, 0xd8, 0xff, 0xe0], 1)],
    ['a PNG', padded([0x89, 0x50, 0x4e, 0x47], 0)],
    ['anything else', padded([], 0x41)],
  ])('of %s is short, however long the file', (_name, bytes) => {
    expect(headOf(bytes).length).toBeLessThanOrEqual(65_536);
  });

  it('ends behind the frame header, so that nothing is scanned beyond it', () => {
    const sample = repositoryFile('media', 'sample', 'test_1.jpg');
    expect(headOf(sample).length).toBeLessThan(1000);
    expect(readHeader(sample, 'a.jpg')).toEqual({ format: 'JPEG', height: 725, width: 1280, orientation: 1 });
  });

  it('goes past megabytes of metadata to the frame header', () => {
    const sample = repositoryFile('media', 'sample', 'test_1.jpg');
    const metadata = new Uint8Array(65_537);
    metadata.set([0xff, 0xe2, 0xff, 0xff]);
    const parts = [sample.subarray(0, 2), ...Array.from({ length: 40 }, () => metadata), sample.subarray(2)];
    const bytes = Uint8Array.from(Buffer.concat(parts));
    expect(readHeader(bytes, 'a.jpg')).toMatchObject({ height: 725, width: 1280 });
  });
});
