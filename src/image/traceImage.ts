import type { Conv2DArguments } from '../conv2d/arguments';
import { imageShape } from '../conv2d/load/imageArray';
import type { Trace } from '../conv2d/trace';
import { traceConv2D } from '../conv2d/traceConv2D';
import { HumanError } from '../protocol/problem';
import { type LoadOptions, openImage } from './openImage';

/** A layer on an image file, before the image is decoded. */
export interface ImageToTrace {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly options: LoadOptions;
}

/**
 * Traces a layer on an image file from the file's header alone, so before anything is decoded.
 * `drawnSeed` is used where the arguments fix none. Throws a HumanError where there is no such image, or where the layer does not fit it.
 */
export function traceImage(
  { bytes, fileName, options }: ImageToTrace,
  args: Conv2DArguments,
  drawnSeed: number,
): Trace {
  const { array } = openImage(bytes, fileName, options);
  const traced = traceConv2D(imageShape(fileName, array), args, drawnSeed);
  if (!traced.ok) throw new HumanError(traced.problem);
  return traced.trace;
}
