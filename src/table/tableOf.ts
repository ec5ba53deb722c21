import type { AskedArgument } from '../conv2d/asked';
import type { Trace } from '../conv2d/trace';
import type { CellPlace } from '../protocol/panelView';
import type { CellValues, RunValues } from '../protocol/values';
import { type ComparedRun, comparisonTable } from './comparison';
import { dotProductTable, factorTable, weightsTable } from './gridTables';
import { filtersTable, mapsTable, statisticsTable } from './statisticsTable';
import type { Table } from './table';
import type { TableRef } from './tableRef';
import { argumentsTable, axesTable, countsTable, formulasTable, lifecycleTable, shapesTable } from './traceTables';

/** What tables are made of. */
export interface TableSource {
  readonly asked: readonly AskedArgument[];
  readonly trace?: Trace;
  readonly values?: RunValues;
  /** The result that all others are compared with. */
  readonly pinned?: ComparedRun;
  /** The dot product behind a cell. */
  readonly cell: (place: CellPlace) => Promise<CellValues>;
}

/** The table that is meant; undefined where there is nothing yet that it could be made of. */
export async function tableOf(ref: TableRef, source: TableSource): Promise<Table | undefined> {
  const { asked, trace, values, pinned } = source;
  if (ref.name === 'arguments') return argumentsTable(asked);
  if (!trace) return undefined;
  switch (ref.name) {
    case 'shapes':
      return shapesTable(trace);
    case 'counts':
      return countsTable(trace);
    case 'lifecycle':
      return lifecycleTable(trace);
    case 'axes':
      return axesTable(trace, ref.step);
    case 'formulas':
      return formulasTable(trace, ref.step);
    case 'filters':
      return values && filtersTable(values);
    case 'maps':
      return values && mapsTable(values);
    case 'statistics':
      return values && statisticsTable(ref.of, values, ref.filter);
    case 'comparison':
      return values && pinned && comparisonTable(pinned, { trace, values }, ref.filter);
    case 'weights':
      return values && weightsTable(values.kernel, ref.filter, ref.channel);
    case 'dotProduct':
      return values && dotProductTable(await source.cell(ref.cell), trace, values.kernel);
    case 'factor':
      return values && factorTable(await source.cell(ref.cell), trace, values.kernel, ref.factor, ref.channel);
  }
}
