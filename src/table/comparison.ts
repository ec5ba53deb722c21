import * as l10n from '@vscode/l10n';
import { formatInteger } from '../conv2d/format';
import { type Step, STEP_IDS, stepOf, type Trace } from '../conv2d/trace';
import type { RunValues } from '../protocol/values';
import { differenceCell, isSame, shapeDifference } from './cellDifference';
import { filterTable, statisticsTable, TENSORS } from './statisticsTable';
import { type Cell, number, type Table, words } from './table';
import { countsTable } from './traceTables';

/** A finished run: what is known before it and what it made. */
export interface ComparedRun {
  readonly trace: Trace;
  readonly values: RunValues;
}

/** The same of both runs; a cell is empty where one of them has no such thing. */
export interface ComparedRow {
  readonly name: string;
  readonly a: Cell;
  readonly b: Cell;
  /** What B has more than A. */
  readonly difference: Cell;
  readonly differs: boolean;
}

export interface ComparedGroup {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
}

/** Two runs side by side: shapes, counts, and the statistics of every tensor and of one filter. */
export function comparison(a: ComparedRun, b: ComparedRun, filter: number): readonly ComparedGroup[] {
  const statistics = TENSORS.map((of) =>
    joined(statisticsTable(of, a.values, filter), statisticsTable(of, b.values, filter)),
  );
  const ofFilter = (['kernel', 'output'] as const).map((of) =>
    joined(filterTable(of, a.values, filter), filterTable(of, b.values, filter)),
  );
  return [
    { title: l10n.t('Shapes'), rows: STEP_IDS.flatMap((id) => shapeRow(stepOf(a.trace, id), stepOf(b.trace, id))) },
    joined(sizesTable(a.trace), sizesTable(b.trace), true),
    ...statistics,
    ...ofFilter,
  ].flatMap((group) => (group && group.rows.length > 0 ? [group] : []));
}

/** The same as one table, which marks what differs. */
export function comparisonTable(a: ComparedRun, b: ComparedRun, filter: number): Table {
  return {
    title: l10n.t('Comparison with A'),
    columns: [l10n.t('part'), l10n.t('what'), 'A', 'B', l10n.t('difference'), l10n.t('differs')],
    rows: comparison(a, b, filter).flatMap(({ title, rows }) =>
      rows.map((row) => [
        words(title),
        words(row.name),
        row.a,
        row.b,
        row.difference,
        words(row.differs ? DIFFERENT : ''),
      ]),
    ),
  };
}

/** The sign that marks what differs, wherever it is marked. */
export const DIFFERENT = '≠';

/** How many rows differ. */
export function countDifferences(groups: readonly ComparedGroup[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.filter(({ differs }) => differs).length, 0);
}

/** The counts, and how large the output is. */
function sizesTable(trace: Trace): Table {
  const { tensor } = stepOf(trace, 'output');
  const counts = countsTable(trace);
  return {
    ...counts,
    rows: [
      ...counts.rows,
      ...(tensor
        ? [
            [words(l10n.t('values of the output')), number(tensor.values, formatInteger(tensor.values))],
            [words(l10n.t('bytes of the output')), number(tensor.bytes, formatInteger(tensor.bytes))],
          ]
        : []),
    ],
  };
}

function shapeRow(a: Step, b: Step): ComparedRow[] {
  if (!a.tensor && !b.tensor) return [];
  const text = ({ shape, tensor }: Step): Cell => words(tensor ? `${shape} ${tensor.dtype}` : shape);
  const [one, other] = [text(a), text(b)];
  const differs = !isSame(one, other);
  return [{ name: b.title, a: one, b: other, difference: words(differs ? shapeDifference(a, b) : ''), differs }];
}

/** Rows of the same name side by side, of the first column with values. */
function joined(a: Table | undefined, b: Table | undefined, withFactor = false): ComparedGroup | undefined {
  const title = b?.title ?? a?.title;
  if (title === undefined) return undefined;
  const [one, other] = [cells(a), cells(b)];
  const names = [...new Set([...one.keys(), ...other.keys()])];
  const none = words('');
  return {
    title,
    rows: names.map((name) => {
      const [from, to] = [one.get(name) ?? none, other.get(name) ?? none];
      return { name, a: from, b: to, difference: differenceCell(from, to, withFactor), differs: !isSame(from, to) };
    }),
  };
}

function cells(table: Table | undefined): ReadonlyMap<string, Cell> {
  return new Map(table?.rows.flatMap(([name, cell]) => (name && cell ? [[name.text, cell] as const] : [])));
}
