import type { PanelView } from '../../protocol/panelView';
import type { ComparedMaps } from '../../protocol/values';
import type { Side } from './sidesView';

/** Everything that is drawn of A and B. */
export interface Pictured {
  readonly a: Side;
  readonly b: Side;
  readonly filter: number;
  /** As fine as they are shown; until they have come, the coarser ones of both runs are. */
  readonly maps: ComparedMaps | undefined;
  readonly view: Pick<PanelView, 'maps' | 'compare' | 'kernels'>;
}
