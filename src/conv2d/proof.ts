import * as l10n from '@vscode/l10n';
import { shapeOf, type StepId, stepOf, type Trace } from './trace';
import { tuple } from '../python/repr';

/** What the layer really had and made; the bias is absent where the layer has none. */
export interface RealTensors {
  /** `len(layer.get_weights())` before the first call. */
  readonly weightsBeforeCall: number;
  readonly shapes: Readonly<Partial<Record<StepId, readonly number[]>>>;
}

/** Says where a real shape differs from the traced one. Any line of it is a bug in Convscope. */
export function findMismatches(trace: Trace, { weightsBeforeCall, shapes }: RealTensors): readonly string[] {
  const steps: readonly StepId[] = ['cast', 'kernel', 'bias', 'output'];
  const before =
    weightsBeforeCall === 0
      ? []
      : [
          l10n.t(
            '{0}: the trace says {1}, the layer had {2} weights',
            'layer',
            stepOf(trace, 'layer').shape,
            weightsBeforeCall,
          ),
        ];
  const after = steps.flatMap((id) => {
    const expected = tuple(shapeOf(trace, id));
    const actual = tuple(shapes[id] ?? []);
    return expected === actual ? [] : [l10n.t('{0}: the trace says {1}, the layer made {2}', id, expected, actual)];
  });
  return [...before, ...after];
}
