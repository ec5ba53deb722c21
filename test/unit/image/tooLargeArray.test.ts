import { describe, expect, it } from 'vitest';
import { openImage } from '../../../src/image/openImage';
import { HumanError } from '../../../src/protocol/problem';
import { LOAD_OPTIONS, repositoryFile } from '../fixtures';

describe('an array above the limit', () => {
  it.each(['npy-uint8-17x13x3.npy', 'npy-int16-big-endian-17x13.npy'])('is refused, not averaged: %s', (name) => {
    const bytes = repositoryFile('test/fixtures/images', name);
    const options = { ...LOAD_OPTIONS, maxMegapixels: 1e-4, downscale: true };
    let error: unknown;
    try {
      openImage(bytes, name, options);
    } catch (thrown) {
      error = thrown;
    }
    if (!(error instanceof HumanError)) throw new Error('it is not refused', { cause: error });
    expect(error.problem.remedies).toEqual(['raiseLimit']);
  });

  it('is averaged where it is a picture', () => {
    const bytes = repositoryFile('test/fixtures/images', 'png-rgb8-17x13.png');
    const options = { ...LOAD_OPTIONS, maxMegapixels: 1e-4, downscale: true };
    expect(openImage(bytes, 'x.png', options).array.shape).toEqual([6, 8, 3]);
  });

  it('is not said to be read by a higher limit where no limit is high enough', () => {
    const bytes = Uint8Array.from(repositoryFile('test/fixtures/images', 'gif-global-palette-17x13.gif'));
    const size = [40000 & 255, 40000 >> 8, 40000 & 255, 40000 >> 8];
    const frame = bytes.findIndex((byte, at) => byte === 0x2c && bytes[at + 5] === 17 && bytes[at + 7] === 13);
    bytes.set(size, 6);
    bytes.set(size, frame + 5);
    const like = { loader: 'tf.io.decode_image', targetSize: null } as const;
    let error: unknown;
    try {
      openImage(bytes, 'x.gif', { ...LOAD_OPTIONS, like });
    } catch (thrown) {
      error = thrown;
    }
    if (!(error instanceof HumanError)) throw new Error('it is not refused', { cause: error });
    expect(error.problem.remedies).toEqual(['downscale']);
    expect(error.problem.suggestion).not.toContain('maxMegapixels');
  });
});
