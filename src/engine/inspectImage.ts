import type { Trace } from '../conv2d/trace';
import { toFloat32 } from '../image/arrayValues';
import { loadImage } from '../image/loadImage';
import type { LoadOptions } from '../image/openImage';
import type { WebAssemblyCodecs } from '../image/webAssembly';
import type { ImageFacts, RgbaPicture, RunValues, Stage } from '../protocol/values';
import { imagePreview } from './imagePreview';
import { explainAllocation } from './limits';
import { runConv2D } from './runConv2D';

/** What is needed to inspect one image. */
export interface InspectRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly options: LoadOptions;
  /** Of this layer on this image. */
  readonly trace: Trace;
}

/** What happens on the way to the values, in this order. */
export interface InspectEvents {
  stage(stage: Stage): void;
  decoded(facts: ImageFacts, preview: RgbaPicture): void;
}

/** From a file's bytes to the layer's values; throws a HumanError for whatever the user can mend. */
export async function inspectImage(
  { fileName, bytes, options, trace }: InspectRequest,
  codecs: WebAssemblyCodecs,
  events: InspectEvents,
): Promise<RunValues> {
  events.stage('decoding');
  const started = Date.now();
  const image = await loadImage(bytes, fileName, options, codecs);
  const decode = Date.now() - started;
  try {
    const values = toFloat32(image);
    const { format, notes, approximate } = image;
    const preview = imagePreview(image, image.dtype === 'uint8' ? image.bytes : values);
    events.decoded({ format, notes, ...(approximate ? { approximate } : {}) }, preview);
    const run = await runConv2D(trace, values, (stage) => events.stage(stage));
    return { ...run, timings: { decode, ...run.timings } };
  } catch (error) {
    throw explainAllocation(error, trace);
  }
}
