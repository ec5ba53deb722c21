import type { Bins } from './histogram';

/** Width and height of the drawing, and the values at its left and right edge. */
export interface HistogramFrame {
  readonly width: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The outline of a histogram's bars as an SVG path; its highest bar fills the height.
 * @param scale of the heights: as the counts, or as the logarithm of one more than them, so that few are seen beside many
 */
export function histogramPath(
  { start, binWidth, counts }: Bins,
  frame: HistogramFrame,
  scale: 'linear' | 'log',
): string {
  const { width, height, from, to } = frame;
  const size = (count: number): number => (scale === 'log' ? Math.log1p(count) : count);
  const most = size(counts.reduce((largest, count) => Math.max(largest, count), 0)) || 1;
  const x = (value: number): string => rounded(Math.max(0, Math.min(width, ((value - from) / (to - from)) * width)));
  const y = (count: number): string => rounded(height - (size(count) / most) * height);
  const steps = Array.from(counts, (count, bin) => `V${y(count)}H${x(start + (bin + 1) * binWidth)}`);
  return `M${x(start)},${rounded(height)}${steps.join('')}V${rounded(height)}Z`;
}

function rounded(length: number): string {
  return String(Math.round(100 * length) / 100);
}
