import type { DType } from '../conv2d/load/loaders';
import { toFloat32 } from '../image/arrayValues';
import type { RgbaPicture } from '../protocol/values';
import { type ImageLook, pictureOf } from './imageLook';

/** A part of an image, to be shown with so many pixels; at most as many as it has. */
export interface ImagePartRequest {
  /** (height, width, channels) in C order. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly dtype: DType;
  readonly shape: { readonly height: number; readonly width: number; readonly channels: number };
  readonly size: { readonly height: number; readonly width: number };
  readonly look: ImageLook;
}

export function imagePart({ bytes, dtype, shape, size, look }: ImagePartRequest): RgbaPicture {
  return pictureOf(dtype === 'uint8' ? bytes : toFloat32({ dtype, bytes }), shape, size, look);
}
