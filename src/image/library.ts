import type { Loader } from '../conv2d/load/loaders';

/** Libraries that read files, each by its own rules. */
export type Library = 'cv2' | 'Pillow' | 'TensorFlow';

/** The library that reads a file for a loader. */
export function libraryOf(loader: Loader): Library {
  return loader.startsWith('cv2.') ? 'cv2' : loader.startsWith('tf.') ? 'TensorFlow' : 'Pillow';
}
