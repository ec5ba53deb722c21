import type { Cell, Table } from './table';

/**
 * The table as comma-separated values (RFC 4180), numbers with all their digits. Texts that a spreadsheet would carry out
 * as a formula begin with an apostrophe.
 */
export function toCsv({ columns, rows }: Table): string {
  const texts = rows.map((row) =>
    row.map((cell) => (typeof cell.value === 'number' ? exact(cell) : harmless(cell.value))),
  );
  return [columns.map(harmless), ...texts].map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

/** A cell's value with all that is known of it; reading it as a number gives the same number. */
export function exact({ value }: Pick<Cell, 'value'>): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** What Excel, LibreOffice or Google Sheets begin a formula with, in either width, whatever spaces stand before it. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠|]|^[\t\r\n]/u;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

function harmless(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** Spaces at the ends are part of a field, which not every reader knows without quotes. */
function quoted(field: string): string {
  return /[",\n\v\f\r\u0085\u2028\u2029]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
