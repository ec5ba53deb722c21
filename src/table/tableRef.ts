import type { StepId } from '../conv2d/trace';
import { type CellPlace, isCellPlace, isIndex, isStepId } from '../protocol/panelView';
import { type Factor, FACTORS } from './gridTables';
import { type TensorName, TENSORS } from './statisticsTable';

const SIMPLE = ['shapes', 'arguments', 'counts', 'lifecycle', 'filters', 'maps'] as const;

/** Which table is meant: small JSON that a page can attach to what it shows. */
export type TableRef =
  | { readonly name: (typeof SIMPLE)[number] }
  | { readonly name: 'axes' | 'formulas'; readonly step: StepId }
  | { readonly name: 'statistics'; readonly of: TensorName; readonly filter: number }
  /** With the result that is pinned; of all tensors, and of one filter. */
  | { readonly name: 'comparison'; readonly filter: number }
  | { readonly name: 'weights'; readonly filter: number; readonly channel: number }
  | { readonly name: 'dotProduct'; readonly cell: CellPlace }
  | { readonly name: 'factor'; readonly cell: CellPlace; readonly factor: Factor; readonly channel: number };

/** Reads what came from outside; whether there is such a table is another question. */
export function readTableRef(value: unknown): TableRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, step, of, filter, channel, cell, factor }: Readonly<Record<string, unknown>> = { ...value };
  const simple = SIMPLE.find((known) => known === name);
  if (simple) return { name: simple };
  if ((name === 'axes' || name === 'formulas') && isStepId(step)) return { name, step };
  const tensor = TENSORS.find((known) => known === of);
  if (name === 'statistics' && tensor && isIndex(filter)) return { name, of: tensor, filter };
  if (name === 'comparison' && isIndex(filter)) return { name, filter };
  if (name === 'weights' && isIndex(filter) && isIndex(channel)) return { name, filter, channel };
  if (!isCellPlace(cell)) return undefined;
  const place = { y: cell.y, x: cell.x, filter: cell.filter };
  if (name === 'dotProduct') return { name, cell: place };
  const known = FACTORS.find((candidate) => candidate === factor);
  return name === 'factor' && known && isIndex(channel) ? { name, cell: place, factor: known, channel } : undefined;
}
