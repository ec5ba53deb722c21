import * as vscode from 'vscode';
import { STEP_IDS } from '../../conv2d/trace';
import { outputSize } from '../../conv2d/shapes';
import type { PinnedResult } from '../../protocol/panelMessages';
import type { PanelView } from '../../protocol/panelView';
import { HumanError } from '../../protocol/problem';
import { toCsv } from '../../table/csv';
import { toMarkdown } from '../../table/markdown';
import { TENSORS } from '../../table/statisticsTable';
import type { Table } from '../../table/table';
import { tableOf, type TableSource } from '../../table/tableOf';
import { readTableRef, type TableRef } from '../../table/tableRef';
import { tellBriefly } from '../commands/copyText';
import type { Inspection } from '../inspection/inspection';

interface TableItem extends vscode.QuickPickItem {
  readonly table: Table;
}

/**
 * Puts a table on the clipboard.
 * @param ref which one; asked for where it is none
 */
export async function copyTable(
  of: { readonly inspection: Inspection; readonly pinned: PinnedResult | undefined },
  view: PanelView,
  as: 'markdown' | 'csv',
  ref: unknown,
): Promise<void> {
  const source = sourceOf(of);
  const known = readTableRef(ref);
  const table = known ? await tableOf(known, source) : await chooseTable(source, view, as);
  if (!table && !known) return;
  if (!table) {
    throw new HumanError({
      message: vscode.l10n.t('There is nothing in this table yet.'),
      suggestion: vscode.l10n.t('Inspect an image first, and wait for the run to end.'),
    });
  }
  await vscode.env.clipboard.writeText(as === 'markdown' ? toMarkdown(table) : toCsv(table));
  const { title, rows, columns } = table;
  const told =
    as === 'markdown'
      ? vscode.l10n.t('{0} was copied as Markdown: {1} rows, {2} columns.', title, rows.length, columns.length)
      : vscode.l10n.t('{0} was copied as CSV: {1} rows, {2} columns.', title, rows.length, columns.length);
  tellBriefly(told);
}

function sourceOf({ inspection, pinned }: Parameters<typeof copyTable>[0]): TableSource {
  const { asked, shown, answers } = inspection;
  return {
    asked,
    ...(shown ? { trace: shown.trace } : {}),
    ...(shown?.values ? { values: shown.values } : {}),
    ...(pinned ? { pinned } : {}),
    cell: (place) => answers.cell(place),
  };
}

async function chooseTable(source: TableSource, view: PanelView, as: 'markdown' | 'csv'): Promise<Table | undefined> {
  const picked = await vscode.window.showQuickPick(items(source, view), {
    title: as === 'markdown' ? vscode.l10n.t('Copy Table as Markdown') : vscode.l10n.t('Copy Table as CSV'),
    placeHolder: vscode.l10n.t('Which table?'),
    matchOnDescription: true,
  });
  return picked?.table;
}

async function items(source: TableSource, view: PanelView): Promise<TableItem[]> {
  const tables = await Promise.all(offered(source, view).map((ref) => tableOf(ref, source).catch(() => undefined)));
  return tables.flatMap((table) => {
    if (!table || table.rows.length === 0) return [];
    const size = vscode.l10n.t('{0} rows, {1} columns', table.rows.length, table.columns.length);
    return [{ label: table.title, description: size, table }];
  });
}

/** Every table but those of single channels, of which only the selected filter's are offered. */
function offered({ trace, pinned }: TableSource, { cell }: PanelView): readonly TableRef[] {
  if (!trace) return [{ name: 'arguments' }];
  const { height, width } = outputSize(trace);
  const place = cell ?? { y: Math.floor(height / 2), x: Math.floor(width / 2), filter: 0 };
  const { filter } = place;
  return [
    { name: 'shapes' },
    { name: 'counts' },
    { name: 'arguments' },
    { name: 'lifecycle' },
    ...TENSORS.map((of): TableRef => ({ name: 'statistics', of, filter })),
    { name: 'filters' },
    { name: 'maps' },
    ...(pinned ? [{ name: 'comparison' as const, filter }] : []),
    { name: 'dotProduct', cell: place },
    ...Array.from({ length: Math.min(MOST_CHANNELS, trace.image.channels) }, (_, channel): TableRef => ({
      name: 'weights',
      filter,
      channel,
    })),
    ...STEP_IDS.flatMap((step): TableRef[] => [
      { name: 'axes', step },
      { name: 'formulas', step },
    ]),
  ];
}

/** Of a filter over many channels only the first ones are offered. */
const MOST_CHANNELS = 8;
