import type { Table } from './table';

/** The table as Markdown (GitHub's tables), numbers as they are read; columns of numbers are flush right. */
export function toMarkdown({ columns, rows }: Table): string {
  const flushes = columns.map((_, at) => {
    const isNumeric = rows.length > 0 && rows.every((row) => typeof row[at]?.value === 'number');
    return isNumeric ? '---:' : '---';
  });
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
