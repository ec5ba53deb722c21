import type { Trace } from '../../conv2d/trace';
import type { ImageFacts, RgbaPicture, RunValues } from '../../protocol/values';

/** What there is to show of an image; pictures and values arrive later than the trace. */
export interface Shown {
  readonly trace: Trace;
  readonly facts?: ImageFacts;
  readonly preview?: RgbaPicture;
  /** While the layer is running, of what has been computed so far. */
  readonly values?: RunValues;
  /** The values belong to an older trace. */
  readonly stale: boolean;
}

/** Part of an output is no result: it goes with its run. */
export function withoutValues({ values: _values, ...shown }: Shown): Shown {
  return shown;
}
