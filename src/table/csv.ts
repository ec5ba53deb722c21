import type { Cell, Table } from './table';

/** The table as comma-separated values (RFC 4180), numbers with all their digits. */
export function toCsv({ columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => row.map(exact))];
  return lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

/** A cell's value with all that is known of it; reading it as a number gives the same number. */
export function exact({ value }: Pick<Cell, 'value'>): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Spaces at the ends are part of a field, which not every reader knows without quotes. */
function quoted(field: string): string {
  return /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
