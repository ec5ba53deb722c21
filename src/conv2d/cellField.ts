import { type OutputSize, outputSize } from './shapes';
import type { CellView } from './counts';
import type { Trace } from './trace';

/** A cell of the output, or a pixel of the image. */
export interface Place {
  readonly y: number;
  readonly x: number;
}

/** Rows and columns of the image that one output cell looks at; those outside of the image are padding. */
export interface CellField {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** What cell (y, x) looks at: row `y · stride - padding + tap · dilation`, and the same along the columns. */
export function cellField({ arguments: args, receptiveField }: Trace, { y, x }: Place): CellField {
  const taps = (cell: number, { stride, before }: CellView, at: 0 | 1): number[] =>
    Array.from({ length: args.kernelSize[at] }, (_, tap) => cell * stride - before + tap * args.dilationRate[at]);
  return { rows: taps(y, receptiveField.rows, 0), columns: taps(x, receptiveField.columns, 1) };
}

/** The cell whose view has its middle nearest to a pixel of the image. */
export function cellLookingAt(trace: Trace, pixel: Place): Place {
  const { rows, columns } = trace.receptiveField;
  const nearest = (at: number, { span, stride, before }: CellView): number =>
    Math.round((at + before - (span - 1) / 2) / stride);
  return insideOutput(outputSize(trace), { y: nearest(pixel.y, rows), x: nearest(pixel.x, columns) });
}

/** The nearest cell that the output has. */
export function insideOutput({ height, width }: Pick<OutputSize, 'height' | 'width'>, { y, x }: Place): Place {
  return { y: Math.max(0, Math.min(height - 1, y)), x: Math.max(0, Math.min(width - 1, x)) };
}

/** The cell after this one, row by row, and from the last back to the first. */
export function nextCell({ height, width }: Pick<OutputSize, 'height' | 'width'>, { y, x }: Place): Place {
  return x + 1 < width ? { y, x: x + 1 } : { y: (y + 1) % height, x: 0 };
}
