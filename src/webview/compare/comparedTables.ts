import * as l10n from '@vscode/l10n';
import { type ComparedGroup, type ComparedRow, DIFFERENT } from '../../table/comparison';
import { element } from '../dom';
import { numberTakes } from '../tableView';

/** A table for each part of the comparison; rows that differ have a sign, and are bold. */
export function comparedTables(groups: readonly ComparedGroup[], onlyDiffering: boolean): HTMLElement[] {
  return groups.flatMap(({ title, rows }) => {
    const shown = onlyDiffering ? rows.filter(({ differs }) => differs) : rows;
    return shown.length === 0 ? [] : [tableOf(title, shown)];
  });
}

function tableOf(title: string, rows: readonly ComparedRow[]): HTMLElement {
  const heads = ['A', 'B', 'B − A'];
  // A table of long texts needs a row of cards for itself.
  const wide = Math.max(...rows.map(length)) > LONG;
  return element(
    'article',
    { class: wide ? 'card compared wide-card' : 'card compared', 'aria-label': title },
    element('h3', { text: title }),
    element(
      'div',
      { class: 'wide', role: 'group', tabindex: '0', 'aria-label': l10n.t('Numbers: {0}', title) },
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, element('td'), ...heads.map((text) => columnHead(text)))),
        element('tbody', {}, ...rows.map(rowElement)),
      ),
    ),
  );
}

/** Characters of a row that fit into half of a panel. */
const LONG = 40;

function length({ name, a, b, difference }: ComparedRow): number {
  return [name, a.text, b.text, difference.text].reduce((sum, text) => sum + text.length, 0);
}

function columnHead(text: string): HTMLElement {
  return element('th', { scope: 'col', text });
}

function rowElement({ name, a, b, difference, differs }: ComparedRow): HTMLElement {
  const sign = element('span', { class: 'mark', 'aria-hidden': 'true', text: differs ? DIFFERENT : '' });
  const heard = differs ? element('span', { class: 'live', text: l10n.t('differs:') }) : undefined;
  return element(
    'tr',
    { class: differs ? 'differs' : 'same' },
    element('th', { scope: 'row' }, sign, heard, ` ${name}`),
    ...[a, b, difference].map((cell) => element('td', { text: cell.text, ...numberTakes(cell) })),
  );
}
