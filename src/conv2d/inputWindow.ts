import { outputLength, pads, type Sliding, span } from './geometry';

/** Indices of an axis from the first to the one after the last. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** What some output cells look at along one axis: input inside the image, and zeros of padding before and after it. */
export interface InputWindow extends Extent {
  readonly before: number;
  readonly after: number;
}

/** All output cells along one axis. */
export function allCells(sliding: Sliding): Extent {
  return { from: 0, to: outputLength(sliding) };
}

/** The input, with its halo, from which a kernel without any padding of its own makes just these output cells. */
export function inputWindow(sliding: Sliding, cells: Extent): InputWindow {
  const { input, stride } = sliding;
  const start = cells.from * stride - pads(sliding).before;
  const end = start + (cells.to - cells.from - 1) * stride + span(sliding);
  const before = Math.min(Math.max(-start, 0), end - start);
  const after = Math.min(Math.max(end - input, 0), end - start - before);
  return { from: start + before, to: end - after, before, after };
}
