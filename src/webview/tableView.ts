import { exact } from '../table/csv';
import type { Cell, Table } from '../table/table';
import type { TableRef } from '../table/tableRef';
import { element } from './dom';
import { takes } from './take';

/** A table on the page; what it is made of can be copied from its context menu, and each number by itself. */
export function tableElement({ columns, rows }: Table, ref: TableRef): HTMLTableElement {
  const [corner = '', ...names] = columns;
  return element(
    'table',
    takes({ table: ref }),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        corner === '' ? element('td') : element('th', { scope: 'col', text: corner }),
        ...names.map((text) => element('th', { scope: 'col', text })),
      ),
    ),
    element(
      'tbody',
      {},
      ...rows.map(([first, ...others]) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row', text: first?.text ?? '' }),
          ...others.map((cell) => element('td', { text: cell.text, ...numberTakes(cell) })),
        ),
      ),
    ),
  );
}

/** What can be taken from a cell with a number; nothing where it has none. */
export function numberTakes(cell: Pick<Cell, 'value'>): Partial<ReturnType<typeof takes>> {
  return typeof cell.value === 'number' ? takes({ number: exact(cell) }) : {};
}
