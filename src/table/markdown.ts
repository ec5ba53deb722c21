import { numericColumns, type Table } from './table';

/** The table as Markdown (GitHub's tables), numbers as they are read; columns of numbers are flush right. */
export function toMarkdown(table: Table): string {
  const { columns, rows } = table;
  const flushes = numericColumns(table).map((isNumeric) => (isNumeric ? '---:' : '---'));
  const lines = [columns.map(escaped), flushes, ...rows.map((row) => row.map(({ text }) => escaped(text)))];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** No text becomes markup, or ends its cell. An underscore within a word is none in GitHub's Markdown. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}
