import type { Conv2DArguments } from '../conv2d/arguments';
import type { Trace } from '../conv2d/trace';
import { traceConv2D } from '../conv2d/traceConv2D';
import { HumanError } from '../protocol/problem';
import { readHeader } from './header';

/** The channels of every image that `cv2.imread` returns by default. */
const CHANNELS = 3;

/**
 * Traces a layer on an image file from the file's header alone, so before anything is decoded.
 * `drawnSeed` is used where the arguments fix none. Throws a HumanError where there is no such image, or where the layer does not fit it.
 */
export function traceImage(bytes: Uint8Array, fileName: string, args: Conv2DArguments, drawnSeed: number): Trace {
  const { height, width } = readHeader(bytes, fileName);
  const traced = traceConv2D({ name: fileName, height, width, channels: CHANNELS }, args, drawnSeed);
  if (!traced.ok) throw new HumanError(traced.problem);
  return traced.trace;
}
