import type { InputWindow } from '../conv2d/inputWindow';
import type { DType } from '../conv2d/load/loaders';

/** Whole rows of one image, and the part of them that is meant, with the zeros around it that the layer's padding puts there. */
export interface PixelWindow {
  /** Values of the rows from `rows.from` to `rows.to`, in C order. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly dtype: DType;
  readonly width: number;
  readonly channels: number;
  readonly rows: InputWindow;
  readonly columns: InputWindow;
}
