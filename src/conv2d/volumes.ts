import { cellField, type Place } from './cellField';
import { type AxisRole, shapeOf, type StepId, stepOf, type Trace } from './trace';

/** A tensor of one image, or one filter, as a solid: what its height, width and depth count. */
export interface Volume {
  readonly height: number;
  readonly width: number;
  readonly depth: number;
}

/** What a convolution does in space: a window of the padded input times a kernel makes a cell of the output. */
export interface Volumes {
  readonly images: number;
  readonly input: Volume;
  readonly padding: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly kernel: Volume;
  readonly filters: number;
  /** Rows and columns of one window, each counted from the first row or column of the input: where the kernel's weights lie. */
  readonly window: { readonly rows: readonly number[]; readonly columns: readonly number[] };
  readonly output: Volume;
  /** The cell that the window makes. */
  readonly cell: Place;
}

/** Where the example lies: off the middle, so that it is not mistaken for the only place. */
const SHARE: Place = { y: 0.3, x: 0.55 };

/** The volumes of a trace, with one window as an example. */
export function volumesOf(trace: Trace): Volumes {
  const { rows, columns } = trace.receptiveField;
  const output = volume(trace, 'output', 'filters');
  const cell = { y: Math.floor(output.height * SHARE.y), x: Math.floor(output.width * SHARE.x) };
  return {
    images: size(trace, 'cast', 'batch'),
    input: volume(trace, 'cast', 'channels'),
    padding: { top: rows.before, bottom: rows.after, left: columns.before, right: columns.after },
    kernel: volume(trace, 'kernel', 'channels'),
    filters: size(trace, 'kernel', 'filters'),
    window: cellField(trace, cell),
    output,
    cell,
  };
}

function volume(trace: Trace, step: StepId, depth: AxisRole): Volume {
  return {
    height: size(trace, step, 'height'),
    width: size(trace, step, 'width'),
    depth: size(trace, step, depth),
  };
}

function size(trace: Trace, step: StepId, role: AxisRole): number {
  const found = stepOf(trace, step).tensor?.axes.find((axis) => axis.role === role);
  if (!found) throw new Error(`The step ${step} of shape (${shapeOf(trace, step).join(', ')}) has no axis ${role}.`);
  return found.size;
}
