import type { Table } from '../../table/table';
import { type Markup, tag } from './markup';

/** A table that scrolls by itself where it is too wide, also with the keyboard; nothing where it has no rows. */
export function tableHtml({ title, columns, rows }: Table): Markup | undefined {
  if (rows.length === 0) return undefined;
  const isNumeric = columns.map((_, at) => rows.every((row) => typeof row[at]?.value === 'number'));
  const look = (at: number): { readonly class?: string } => (isNumeric[at] ? { class: 'number' } : {});
  return tag(
    'div',
    { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': title },
    tag(
      'table',
      {},
      tag('caption', {}, title),
      tag(
        'thead',
        {},
        tag(
          'tr',
          {},
          ...columns.map((name, at) => (name === '' ? tag('td') : tag('th', { scope: 'col', ...look(at) }, name))),
        ),
      ),
      tag(
        'tbody',
        {},
        ...rows.map((row) =>
          tag(
            'tr',
            {},
            ...row.map(({ text, value }, at) =>
              at === 0
                ? tag('th', { scope: 'row', ...look(at) }, text)
                : tag('td', typeof value === 'number' ? { class: 'number' } : {}, text),
            ),
          ),
        ),
      ),
    ),
  );
}
