import { type Cell, numericColumns, type Table } from '../../table/table';
import { type Markup, tag } from './markup';

/** Shorter code than this, such as a shape, stays in one line. */
const UNBROKEN = 34;

/**
 * A table that scrolls by itself where it is too wide, also with the keyboard; nothing where it has no rows. Columns with
 * nothing in them are left out.
 * @param caption where the table's own title says what stands around it already; none is seen where it is empty
 */
export function tableHtml(table: Table, caption = table.title): Markup | undefined {
  const { title, columns, rows } = table;
  if (rows.length === 0) return undefined;
  const isNumeric = numericColumns(table);
  const shown = [...columns.keys()].filter((at) => at === 0 || rows.some((row) => row[at]?.text !== ''));
  const head = shown.map((at) =>
    columns[at] === ''
      ? tag('td')
      : tag('th', { scope: 'col', class: isNumeric[at] ? 'number' : undefined }, columns[at]),
  );
  const body = rows.map((row) => tag('tr', {}, ...shown.map((at) => cellHtml(row[at], at === 0))));
  return tag(
    'div',
    { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': title },
    tag(
      'table',
      {},
      tag('caption', { class: caption === '' ? 'unseen' : undefined }, caption || title),
      tag('thead', {}, tag('tr', {}, ...head)),
      tag('tbody', {}, ...body),
    ),
  );
}

function cellHtml({ text, value, isCode }: Cell = { text: '', value: '' }, isName: boolean): Markup {
  const look =
    typeof value === 'number' ? 'number' : isCode ? (text.length < UNBROKEN ? 'code unbroken' : 'code') : undefined;
  return isName ? tag('th', { scope: 'row', class: look }, text) : tag('td', { class: look }, text);
}
