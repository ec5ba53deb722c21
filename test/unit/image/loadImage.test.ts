import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isLoader, type Loader } from '../../../src/conv2d/load/loaders';
import { type LoadedImage, loadImage } from '../../../src/image/loadImage';
import type { LoadOptions } from '../../../src/image/openImage';
import { problemOf } from '../../../src/protocol/problem';
import { tuple } from '../../../src/python/repr';
import { imageCodecs, LOAD_OPTIONS, repositoryFile, repositoryJson } from '../fixtures';
import { distance, knownDifference } from './knownDifferences';
import { type Recorded, recordedImages } from './recordedImages';

const { versions, files, resized } = recordedImages(repositoryJson('test', 'fixtures', 'images.json'));
const codecs = imageCodecs();

const load = (name: string, options: Partial<LoadOptions>): Promise<LoadedImage> =>
  loadImage(repositoryFile('test', 'fixtures', 'images', name), name, { ...LOAD_OPTIONS, ...options }, codecs);

const like = (loader: string): Loader => (isLoader(loader) ? loader : 'cv2.imread');

/** How Convscope's array differs from the recorded one; empty where it does not, or as far as is known. */
async function difference(name: string, loader: string, recorded: Recorded): Promise<string> {
  const known = knownDifference(name, loader);
  let loaded: LoadedImage;
  try {
    loaded = await load(name, { like: { loader: like(loader), targetSize: null } });
  } catch (error) {
    const { message, suggestion } = problemOf(error);
    // Whatever fails does so in words for the user.
    if (!suggestion || /^Unexpected|undefined|NaN|\[object/.test(message)) return `bad words: ${message}`;
    return 'error' in recorded || known?.kind === 'refused' ? '' : `refused: ${message}`;
  }
  if (known?.kind === 'read') return '';
  if (known?.kind === 'refused' || 'error' in recorded) return 'it was read';
  const { array, bytes, approximate } = loaded;
  const text = `${tuple(array.shape)} ${array.dtype}`;
  if (text !== `${tuple(recorded.shape)} ${recorded.dtype}`) return text;
  if (known?.kind === 'near') {
    const { most, lastColumn } = distance(loaded, recorded);
    const near = most <= known.most && lastColumn <= (known.lastColumn ?? known.most);
    return near && approximate !== undefined ? '' : `off by ${most}, in the last column by ${lastColumn}`;
  }
  if (known?.kind === 'speckled') {
    const { count } = distance(loaded, recorded);
    return count <= known.count ? '' : `off in ${count} values`;
  }
  if (approximate !== undefined) return `called approximate: ${approximate}`;
  return createHash('sha256').update(bytes).digest('hex') === recorded.sha256 ? '' : 'other bytes';
}

describe(`images as OpenCV ${versions['cv2'] ?? ''}, Pillow ${versions['Pillow'] ?? ''}, Keras ${versions['keras'] ?? ''} and TensorFlow ${versions['tensorflow'] ?? ''} load them`, () => {
  it('are recorded for more than 1,500 files', () => expect(files.length).toBeGreaterThan(1500));

  it.each(files)('%s', async (name, rows) => {
    const differences: string[] = [];
    for (const [loader, recorded] of rows) {
      const words = await difference(name, loader, recorded);
      if (words !== '') differences.push(`like ${loader}: ${words}`);
    }
    expect(differences).toEqual([]);
  });

  it.each(resized)(
    '$file like $loader at $target_size',
    async ({ file, loader, target_size, shape, dtype, sha256 }) => {
      const [height, width] = target_size;
      const loaded = await load(file, { like: { loader: like(loader), targetSize: [height, width] } });
      expect([loaded.array.shape, loaded.array.dtype]).toEqual([shape, dtype]);
      expect(createHash('sha256').update(loaded.bytes).digest('hex')).toBe(sha256);
    },
  );
});
