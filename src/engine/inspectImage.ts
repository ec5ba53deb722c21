import type { Trace } from '../conv2d/trace';
import { loadImage } from '../image/loadImage';
import type { ImageFacts, RgbaPicture, RunValues, Stage } from '../protocol/values';
import { imagePreview } from './imagePreview';
import { explainAllocation } from './limits';
import { runConv2D } from './runConv2D';

/** What is needed to inspect one image. */
export interface InspectRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Of this layer on this image. */
  readonly trace: Trace;
}

/** What happens on the way to the values, in this order. */
export interface InspectEvents {
  stage(stage: Stage): void;
  decoded(facts: ImageFacts, preview: RgbaPicture): void;
}

/** From a file's bytes to the layer's values; throws a HumanError for whatever the user can mend. */
export async function inspectImage(request: InspectRequest, events: InspectEvents): Promise<RunValues> {
  events.stage('decoding');
  const started = Date.now();
  const { data, ...facts } = loadImage(request.bytes, request.fileName);
  const decode = Date.now() - started;
  events.decoded(facts, imagePreview({ ...facts, data }));
  try {
    const values = await runConv2D(request.trace, data, (stage) => events.stage(stage));
    return { ...values, timings: { decode, ...values.timings } };
  } catch (error) {
    throw explainAllocation(error, request.trace);
  }
}
