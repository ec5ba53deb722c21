import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ITEM_SIZES, LOADERS } from '../../../src/conv2d/load/loaders';
import { type LoadedImage, loadImage } from '../../../src/image/loadImage';
import { describeProblem, HumanError } from '../../../src/protocol/problem';
import { imageCodecs, repositoryFile } from '../fixtures';

/** Files that `npm run fuzz` found to fail. */
const FOLDER = ['test', 'fixtures', 'fuzz'];
const names = readdirSync(path.join(__dirname, '..', '..', 'fixtures', 'fuzz')).sort();
const codecs = imageCodecs();

/** Words that only a program says. */
const RAW =
  /undefined|NaN|null|Unexpected|unexpected|\[object|Invalid (typed )?array|out of bounds|outside the bounds|unreachable/;
const LONGEST_MESSAGE = 400;

describe('damaged files', () => {
  describe.each(names)('%s', (name) => {
    it.each(LOADERS)(
      'like %s: an array or words for the user',
      async (loader) => {
        const options = { like: { loader, targetSize: null }, maxMegapixels: 50, downscale: false };
        let loaded: LoadedImage;
        try {
          loaded = await loadImage(repositoryFile(...FOLDER, name), name, options, codecs);
        } catch (error) {
          if (!(error instanceof HumanError)) throw error;
          const text = describeProblem(error.problem);
          expect(text).not.toMatch(RAW);
          expect(text.length).toBeLessThan(LONGEST_MESSAGE);
          return;
        }
        const count = loaded.array.shape.reduce((product, length) => product * length, 1);
        expect(loaded.bytes.length).toBe(count * ITEM_SIZES[loaded.dtype]);
      },
      10_000,
    );
  });
});
