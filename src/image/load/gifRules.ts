import * as l10n from '@vscode/l10n';
import type { GifFrame } from '../gif/gifBlocks';
import { isRamp } from '../gif/gifHeader';
import type { GifFacts } from '../gif/gifFacts';
import { LoaderRefusal, loadInstead } from './loading';

/** The frame that OpenCV shows; throws where it finds none. */
export function cv2Frame({ frames, refused }: GifFacts): GifFrame {
  if (frames.cv2) return frames.cv2;
  throw new LoaderRefusal(
    l10n.t('cv2.imread returns None here: {0}.', refused.cv2 ?? ''),
    loadInstead('PIL.Image.open'),
  );
}

/** The frame that Pillow shows; throws where it finds none. */
export function pillowFrame({ frames, refused }: GifFacts): GifFrame {
  if (frames.Pillow) return frames.Pillow;
  throw new LoaderRefusal(
    l10n.t('{0} does not open it: {1}.', 'PIL.Image.open', refused.Pillow ?? ''),
    loadInstead('cv2.imread'),
  );
}

/** Pillow has no use for a palette whose colours are the greys of their own indices. */
export function pillowGifMode(gif: GifFacts): 'L' | 'P' {
  return isRamp(pillowFrame(gif).palette ?? gif.screen.palette) ? 'L' : 'P';
}

/** The frame that TensorFlow shows; throws where it finds none. */
export function tensorflowFrame({ frames, refused, screen }: GifFacts): GifFrame {
  const frame = frames.TensorFlow;
  if (frame?.palette ?? (frame && screen.palette)) return frame;
  throw new LoaderRefusal(
    l10n.t(
      'tf.io.decode_image raises InvalidArgumentError: {0}.',
      refused.TensorFlow ?? l10n.t('this GIF has no palette'),
    ),
    loadInstead('cv2.imread', 'PIL.Image.open'),
  );
}
