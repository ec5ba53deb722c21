import type { Conv2DArguments } from '../conv2d/arguments';
import { type ImageShape, imageShape } from '../conv2d/load/imageArray';
import type { Trace } from '../conv2d/trace';
import { traceConv2D } from '../conv2d/traceConv2D';
import { HumanError } from '../protocol/problem';
import { type LoadOptions, openImage } from './openImage';

/** An image file, and how it is to be loaded. */
export interface ImageToTrace {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: LoadOptions;
}

/** What a loader makes of an image file, by its header alone. Throws a HumanError where there is no such image. */
export function shapeOfImage({ bytes, fileName, options }: ImageToTrace): ImageShape {
  return imageShape(fileName, openImage(bytes, fileName, options).array);
}

/** `drawnSeed` is used where the arguments fix none. Throws a HumanError where the layer does not fit the image. */
export function traceLayer(image: ImageShape, args: Conv2DArguments, drawnSeed: number): Trace {
  const traced = traceConv2D(image, args, drawnSeed);
  if (!traced.ok) throw new HumanError(traced.problem);
  return traced.trace;
}
