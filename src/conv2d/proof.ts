import { shapeOf, type StepId, type Trace } from './trace';
import { tuple } from './python';

/** Shapes of the tensors that the layer really made; the bias is absent where the layer has none. */
export type RealShapes = Readonly<Partial<Record<StepId, readonly number[]>>>;

/** Says where a real shape differs from the traced one. Any line of it is a bug in Convscope. */
export function findMismatches(trace: Trace, real: RealShapes): readonly string[] {
  const steps: readonly StepId[] = ['cast', 'kernel', 'bias', 'output'];
  return steps.flatMap((id) => {
    const expected = tuple(shapeOf(trace, id));
    const actual = tuple(real[id] ?? []);
    return expected === actual ? [] : [`${id}: the trace says ${expected}, the layer made ${actual}`];
  });
}
