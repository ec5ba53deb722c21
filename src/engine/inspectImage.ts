import type { Conv2DArguments } from '../conv2d/arguments';
import type { Trace } from '../conv2d/trace';
import { traceConv2D } from '../conv2d/traceConv2D';
import { openImage } from '../image/loadImage';
import { HumanError } from '../protocol/problem';
import type { ImageFacts, RgbaPicture, RunValues, Stage } from '../protocol/values';
import { imagePreview } from './imagePreview';
import { explainAllocation } from './memory';
import { runConv2D } from './runConv2D';

/** What is needed to inspect one image. */
export interface InspectRequest {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly arguments: Conv2DArguments;
  readonly seed: number;
}

/** What happens on the way to the values, in this order. */
export interface InspectEvents {
  stage(stage: Stage): void;
  /** The shapes, known before a pixel is decoded. */
  traced(trace: Trace): void;
  decoded(facts: ImageFacts, preview: RgbaPicture): void;
}

/** The channels of every image that `cv2.imread` returns by default. */
const CHANNELS = 3;

/** From a file's bytes to the layer's values; throws a HumanError for whatever the user can mend. */
export async function inspectImage(request: InspectRequest, events: InspectEvents): Promise<RunValues> {
  const opened = openImage(request.bytes, request.fileName);
  const traced = traceConv2D(
    { name: request.fileName, height: opened.height, width: opened.width, channels: CHANNELS },
    request.arguments,
  );
  if (!traced.ok) throw new HumanError(traced.problem);
  events.traced(traced.trace);

  events.stage('decoding');
  const started = Date.now();
  const { data, ...facts } = opened.decode();
  const decode = Date.now() - started;
  if (facts.height !== opened.height || facts.width !== opened.width) {
    throw new HumanError({
      message: `${request.fileName} claims ${opened.width} × ${opened.height} pixels in its header, but holds ${facts.width} × ${facts.height}.`,
      suggestion: 'The file is damaged. Save the picture again.',
    });
  }
  events.decoded(facts, imagePreview({ ...facts, data }));

  try {
    const values = await runConv2D(traced.trace, data, request.seed, (stage) => events.stage(stage));
    return { ...values, timings: { decode, ...values.timings } };
  } catch (error) {
    throw explainAllocation(error, traced.trace);
  }
}
