import type { DType } from '../../conv2d/load/loaders';

export type Cv2Flag = 'color' | 'grayscale' | 'unchanged';

/** The array that OpenCV makes of a file. */
export interface Cv2Array {
  readonly channels: number;
  readonly dtype: DType;
  /** The orientation that is applied. */
  readonly orientation: number;
  readonly notes: readonly string[];
}
