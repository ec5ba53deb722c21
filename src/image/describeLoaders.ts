import { channelWords } from '../conv2d/load/channelWord';
import { type Loader, LOADERS, takesTargetSize } from '../conv2d/load/loaders';
import { HumanError, problemOf } from '../protocol/problem';
import { tuple } from '../python/repr';
import { readHeader } from './header';
import { type LoadOptions, openHeader } from './openImage';

/** What one loader makes of a file. */
export interface LoaderOffer {
  readonly loader: Loader;
  /** Shape, type and channels, such as `(725, 1280, 3) uint8: blue, green, red`; or why it fails. */
  readonly text: string;
  readonly fails: boolean;
}

/** The header is read once for all loaders; what is wrong with it is wrong for all. */
function attempt<Header>(read: () => Header): Header | HumanError {
  try {
    return read();
  } catch (error) {
    if (error instanceof HumanError) return error;
    throw error;
  }
}

/** What every loader makes of a file, from its header alone. */
export function describeLoaders(bytes: Uint8Array, fileName: string, options: LoadOptions): readonly LoaderOffer[] {
  const header = attempt(() => readHeader(bytes, fileName));
  return LOADERS.map((loader) => {
    try {
      if (header instanceof HumanError) throw header;
      const targetSize = takesTargetSize(loader) ? options.like.targetSize : null;
      const { array } = openHeader(header, bytes.length, fileName, { ...options, like: { loader, targetSize } });
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
