import { type Axis, type AxisRole, shapeOf, type StepId, stepOf, type TensorFacts, type Trace } from './trace';

/** One thing that a step does to the tensor before it, or that a weight has in common with image and output. */
export type StepChange =
  | { readonly kind: 'added'; readonly role: AxisRole; readonly size: number }
  | { readonly kind: 'resized'; readonly role: AxisRole; readonly from: number; readonly to: number }
  /** The filters stand where the channels were. */
  | { readonly kind: 'replaced'; readonly before: Axis; readonly role: AxisRole; readonly to: number }
  | { readonly kind: 'moved'; readonly role: AxisRole; readonly before: AxisRole }
  | { readonly kind: 'dtype'; readonly from: string; readonly to: string }
  | { readonly kind: 'bytes'; readonly factor: number }
  /** The axis counts the same as one of another step, whose size differs only by groups or by glu. */
  | {
      readonly kind: 'linked';
      readonly role: AxisRole;
      readonly size: number;
      readonly to: LinkedStep;
      readonly other: number;
    };

/** Those whose axes a weight shares. */
export type LinkedStep = Extract<StepId, 'image' | 'batch' | 'kernel' | 'output'>;

/** Each tensor that is made from another one; kernel and bias are made from nothing. */
const MADE_FROM: Readonly<Partial<Record<StepId, StepId>>> = { batch: 'image', cast: 'batch', output: 'cast' };

/** What one sees when one compares a step with what it is made from; nothing where there is nothing before it. */
export function stepChanges(trace: Trace, id: StepId): readonly StepChange[] {
  const { tensor } = stepOf(trace, id);
  if (!tensor) return [];
  if (id === 'kernel') {
    const seen = shapeOf(trace, 'image').length > 2 ? 'image' : 'batch';
    return [...linked(trace, tensor, 'channels', seen), ...linked(trace, tensor, 'filters', 'output')];
  }
  if (id === 'bias') return linked(trace, tensor, 'filters', 'kernel');
  const from = MADE_FROM[id];
  const before = from && stepOf(trace, from).tensor;
  return before ? tensorChanges(before, tensor) : [];
}

function tensorChanges(before: TensorFacts, after: TensorFacts): readonly StepChange[] {
  const factor = after.bytes / before.bytes;
  return [
    ...after.axes.flatMap((axis) => axisChange(before.axes, axis)),
    ...moved(before.axes, after.axes),
    ...(before.dtype === after.dtype ? [] : [{ kind: 'dtype' as const, from: before.dtype, to: after.dtype }]),
    ...(factor === 1 ? [] : [{ kind: 'bytes' as const, factor }]),
  ];
}

function axisChange(before: readonly Axis[], { role, size }: Axis): readonly StepChange[] {
  const old = before.find((axis) => axis.role === role);
  if (old) return old.size === size ? [] : [{ kind: 'resized', role, from: old.size, to: size }];
  const channels = role === 'filters' ? before.find((axis) => axis.role === 'channels') : undefined;
  return [channels ? { kind: 'replaced', before: channels, role, to: size } : { kind: 'added', role, size }];
}

/** Only the channels ever move: from behind the columns to before the rows. */
function moved(before: readonly Axis[], after: readonly Axis[]): readonly StepChange[] {
  const inFront = (axes: readonly Axis[]): boolean | undefined => {
    const [channels, height] = ['channels', 'height'].map((name) => axes.findIndex(({ role }) => role === name));
    return channels === undefined || height === undefined || channels < 0 ? undefined : channels < height;
  };
  return inFront(before) === false && inFront(after) === true
    ? [{ kind: 'moved', role: 'channels', before: 'height' }]
    : [];
}

function linked(trace: Trace, { axes }: TensorFacts, role: AxisRole, to: LinkedStep): readonly StepChange[] {
  const size = axes.find((axis) => axis.role === role)?.size;
  const other = stepOf(trace, to).tensor?.axes.find((axis) => axis.role === role)?.size;
  return size === undefined || other === undefined ? [] : [{ kind: 'linked', role, size, to, other }];
}
