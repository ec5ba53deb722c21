import * as l10n from '@vscode/l10n';
import type { ArgumentProblem, Conv2DArguments } from './arguments';
import type { Counts, ReceptiveField } from './counts';
import type { Lifecycle } from './lifecycle';
import type { ImageShape } from './load/imageArray';
import type { DType } from './load/loaders';

export const STEP_IDS = ['image', 'batch', 'cast', 'layer', 'kernel', 'bias', 'output'] as const;
export type StepId = (typeof STEP_IDS)[number];

/** What an axis of a tensor counts; the same role has the same colour in every view. */
export type AxisRole = 'batch' | 'height' | 'width' | 'channels' | 'filters';

/** How an axis is called where there is little room; the letters are those of NHWC. */
export function axisName(role: AxisRole): string {
  switch (role) {
    case 'batch':
      return 'N';
    case 'height':
      return 'H';
    case 'width':
      return 'W';
    case 'channels':
      return 'C';
    case 'filters':
      return l10n.t('filters');
  }
}

export interface Axis {
  readonly role: AxisRole;
  readonly size: number;
  /** What one index along this axis means here, such as `rows of pixels`. */
  readonly meaning: string;
}

export interface TensorFacts {
  readonly axes: readonly Axis[];
  readonly dtype: DType;
  /** Number of elements. */
  readonly values: number;
  readonly bytes: number;
}

/** One line of arithmetic with this image's own numbers. */
export interface Formula {
  readonly label: string;
  readonly text: string;
  /** What has to be known to compare the number with others. */
  readonly note?: string;
}

export interface Step {
  readonly id: StepId;
  readonly title: string;
  /** The line of Python that makes it. */
  readonly code: string;
  /** What the line prints: a shape, or `[]` where there is no tensor. */
  readonly shape: string;
  /** Absent where the step makes no tensor: the layer before its first call, a bias that is switched off. */
  readonly tensor?: TensorFacts;
  readonly formulas: readonly Formula[];
  readonly explanation: string;
  /** What goes wrong without this step, or surprises in it; a sentence or two each. */
  readonly cautions: readonly string[];
}

/** The whole story of one layer and one image, made before anything is computed. */
export interface Trace {
  readonly image: ImageShape;
  readonly arguments: Conv2DArguments;
  /** The seed of every initializer that has none of its own. */
  readonly seed: number;
  readonly call: string;
  readonly steps: readonly Step[];
  readonly counts: Counts;
  readonly receptiveField: ReceptiveField;
  readonly lifecycle: Lifecycle;
}

export type TraceResult =
  { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly problem: ArgumentProblem };

/** The step of that name; every trace has all of them. */
export function stepOf(trace: Trace, id: StepId): Step {
  const step = trace.steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`The trace has no step ${id}.`);
  return step;
}

/** The shape of a step's tensor as plain numbers; empty where the step makes none. */
export function shapeOf(trace: Trace, id: StepId): readonly number[] {
  return stepOf(trace, id).tensor?.axes.map((axis) => axis.size) ?? [];
}
