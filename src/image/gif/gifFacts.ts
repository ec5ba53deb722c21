import type { Library } from '../library';
import type { GifFrame, GifScreen } from './gifBlocks';
import type { TensorflowGif } from './giflibWalk';

/** What is told of a GIF beside what every picture tells; each library goes through the blocks in its own way. */
export interface GifFacts {
  readonly screen: GifScreen;
  /** The first frame as each of the libraries finds it. */
  readonly frames: Readonly<Partial<Record<Library, GifFrame>>>;
  /** Why one finds none. */
  readonly refused: Readonly<Partial<Record<Library, string>>>;
  /** OpenCV: the last extension of all says that a colour is transparent. */
  readonly transparencyUsed: boolean;
  /** TensorFlow: the size of the largest frame, and those on which it depends. */
  readonly tensorflow: TensorflowGif | undefined;
}
