import { channelWords } from '../conv2d/load/channelWord';
import { type Loader, LOADERS, takesTargetSize } from '../conv2d/load/loaders';
import { problemOf } from '../protocol/problem';
import { tuple } from '../python/repr';
import { type LoadOptions, openImage } from './openImage';

/** What one loader makes of a file. */
export interface LoaderOffer {
  readonly loader: Loader;
  /** Shape, type and channels, such as `(725, 1280, 3) uint8: blue, green, red`; or why it fails. */
  readonly text: string;
  readonly fails: boolean;
}

/** What every loader makes of a file, from its header alone. */
export function describeLoaders(bytes: Uint8Array, fileName: string, options: LoadOptions): readonly LoaderOffer[] {
  return LOADERS.map((loader) => {
    try {
      const targetSize = takesTargetSize(loader) ? options.like.targetSize : null;
      const { array } = openImage(bytes, fileName, { ...options, like: { loader, targetSize } });
      return {
        loader,
        fails: false,
        text: `${tuple(array.shape)} ${array.dtype}: ${channelWords(array.channelNames)}`,
      };
    } catch (error) {
      return { loader, fails: true, text: problemOf(error).message };
    }
  });
}
