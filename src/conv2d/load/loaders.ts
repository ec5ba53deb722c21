import * as l10n from '@vscode/l10n';
import type { Pair } from '../arguments';

/** What a program loads an image with, in the order in which they are offered; the first is the tutorial's. */
export const LOADERS = [
  'cv2.imread',
  'cv2.imread grayscale',
  'cv2.imread unchanged',
  'keras.utils.load_img',
  'keras.utils.load_img rgba',
  'keras.utils.load_img grayscale',
  'PIL.Image.open',
  'tf.io.decode_image',
] as const;
export type Loader = (typeof LOADERS)[number];

/** How the user wants images loaded. */
export interface LoadLike {
  readonly loader: Loader;
  /** Height and width that `keras.utils.load_img` resizes to; other loaders do not look at it. */
  readonly targetSize: Pair | null;
}

export const DEFAULT_LOAD_LIKE: LoadLike = { loader: 'cv2.imread', targetSize: null };

/** Bytes of one value of each of NumPy's types. */
export const ITEM_SIZES = {
  bool: 1,
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  int64: 8,
  uint64: 8,
  float16: 2,
  float32: 4,
  float64: 8,
  complex64: 8,
  complex128: 16,
} as const;
export type DType = keyof typeof ITEM_SIZES;

/** Checks a name that came from outside. */
export function isLoader(value: unknown): value is Loader {
  return LOADERS.some((loader) => loader === value);
}

/** Whether it is `keras.utils.load_img`, the only one that looks at a target size. */
export function takesTargetSize(loader: Loader): boolean {
  return loader.startsWith('keras.');
}

/** What a loader is chosen for, in a few words. */
export function loaderWords(loader: Loader): string {
  switch (loader) {
    case 'cv2.imread':
      return l10n.t('blue, green, red; turned by EXIF; 8 bits');
    case 'cv2.imread grayscale':
      return l10n.t('one channel; turned by EXIF; 8 bits');
    case 'cv2.imread unchanged':
      return l10n.t('as stored: alpha, 16 bits and floats stay, nothing is turned');
    case 'keras.utils.load_img':
      return l10n.t('red, green, blue; alpha dropped, not turned');
    case 'keras.utils.load_img rgba':
      return l10n.t('red, green, blue and alpha, not turned');
    case 'keras.utils.load_img grayscale':
      return l10n.t('one channel; 16 bits stay, not turned');
    case 'PIL.Image.open':
      return l10n.t('as stored: palette indices, CMYK and bits stay as they are, not turned');
    case 'tf.io.decode_image':
      return l10n.t('red, green, blue; as many channels as stored, not turned');
  }
}
