import { exportedShape, outputSize } from '../../conv2d/shapes';
import type { Trace } from '../../conv2d/trace';
import { fitWithin } from '../../picture/areaAverage';
import type { PreviewGrid } from './stripSummary';

/** Longest side of a feature map's preview. */
const MAP_SIDE = 192;
/** All previews together hold at most this many values, so that 4,096 filters do not fill the panel's memory. */
const MAP_VALUES = 2 ** 21;

/** What is known of an output before it is computed. */
export interface OutputPlan {
  readonly shape: readonly number[];
  readonly images: number;
  readonly filters: number;
  readonly grid: PreviewGrid;
}

export function planOutput(trace: Trace): OutputPlan {
  const { images, height, width, filters } = outputSize(trace);
  const side = Math.min(MAP_SIDE, Math.floor(Math.sqrt(MAP_VALUES / filters)));
  const grid = { map: { height, width }, size: fitWithin(height, width, side) };
  return { shape: exportedShape(trace, undefined), images, filters, grid };
}
