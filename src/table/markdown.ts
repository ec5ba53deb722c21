import { numericColumns, type Table } from './table';

/** Controls other than spaces, marks that turn the direction of writing, halves of letters. */
const UNREADABLE = /(?!\s)[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** The table as Markdown (GitHub's tables), numbers as they are read; columns of numbers are flush right. */
export function toMarkdown(table: Table): string {
  const { columns, rows } = table;
  const flushes = numericColumns(table).map((isNumeric) => (isNumeric ? '---:' : '---'));
  const lines = [columns.map(escaped), flushes, ...rows.map((row) => row.map(({ text }) => escaped(text)))];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/**
 * No text becomes markup, a formula, a link or a mention, or ends its cell. An underscore within a word is none in GitHub's
 * Markdown, and a colon or a full stop only where an address begins.
 */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~&$@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=\/\/)|(?<=www)\./giu, '\\$&')
    .replace(UNREADABLE, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim();
}
