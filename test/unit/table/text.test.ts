import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/table/csv';
import { toMarkdown } from '../../../src/table/markdown';
import { number, type Table, words } from '../../../src/table/table';

const anyText = fc.string({ unit: 'grapheme' });
/** Texts with much of what means something in CSV and Markdown. */
const riskyText = fc.string({
  unit: fc.constantFrom(...Array.from('a1 |\\`*_<>"\',;\n\r\t=+-@＝$~&[](){}!#:/w.\u0085\u2028\u2029\u00A0')),
});
const cell = fc.oneof(
  anyText.map(words),
  riskyText.map(words),
  fc.double().map((value) => number(value)),
);
const tables = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 6 })).chain(([columns, rows]) =>
  fc.record({
    title: anyText,
    columns: fc.array(fc.oneof(anyText, riskyText), { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  }),
);

/** A reader of RFC 4180 that is not the writer's mirror image: one pass over the characters. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') field += text.charAt(++at);
      else isQuoted = false;
    } else if (sign === '"' && field === '') isQuoted = true;
    else if (sign === ',') {
      row.push(field);
      field = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      at++;
      rows.push([...row, field]);
      row = [];
      field = '';
    } else field += sign;
  }
  if (isQuoted || field !== '' || row.length > 0) throw new Error('the text ends in the middle of a line');
  return rows;
}

/** A text comes back as it is, or with an apostrophe before what a spreadsheet would take for a formula. */
function expectText(read: string, text: string): void {
  expect([text, `'${text}`]).toContain(read);
  expect(read).not.toMatch(/^[=+@\t\r]|^-(?!\d+(\.\d+)?(e[+-]?\d+)?$)/i);
}

/** The cells of GitHub's tables: `\|` is part of a cell, and a backslash hides the punctuation behind it. */
function readMarkdown(text: string): string[][] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const cells: string[] = [];
      let current = '';
      for (let at = 0; at < line.length; at++) {
        if (line[at] === '\\' && /[!-/:-@[-`{-~]/.test(line[at + 1] ?? '')) current += line.charAt(++at);
        else if (line[at] === '|') {
          cells.push(current.trim());
          current = '';
        } else current += line.charAt(at);
      }
      return cells.slice(1);
    });
}

describe('a table', () => {
  it('comes back from CSV with every text and every digit', () => {
    fc.assert(
      fc.property(tables, (table: Table) => {
        const [head, ...rows] = readCsv(toCsv(table));
        head?.forEach((read, column) => expectText(read, table.columns[column] ?? ''));
        expect(rows).toHaveLength(table.rows.length);
        table.rows.forEach((cells, at) =>
          cells.forEach(({ value }, column) => {
            const read = rows[at]?.[column] ?? '';
            if (typeof value === 'number') expect(Number(read)).toBe(value);
            else expectText(read, value);
          }),
        );
      }),
    );
  });

  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\uFEFF=1', '＝1', "=cmd|' /C calc'!A0", '-0x'])(
    'is no formula for a spreadsheet: %j',
    (text) => {
      const [head = [], row = []] = readCsv(toCsv({ title: '', columns: [text], rows: [[words(text)]] }));
      expect([...head, ...row]).toEqual([`'${text}`, `'${text}`]);
    },
  );

  it.each(['-5', '-0.25', '-1e-07', "'a'", '(4, 4)', 'a=b'])('leaves %j in CSV as it is', (text) => {
    expect(readCsv(toCsv({ title: '', columns: ['x'], rows: [[words(text)]] }))).toEqual([['x'], [text]]);
  });

  it.each([
    ['https://a.b/c', 'https\\://a.b/c'],
    ['www.a.b', 'www\\.a.b'],
    ['$x$', '\\$x\\$'],
    ['a@b.c', 'a\\@b.c'],
    ['\u202Egnp\uD800', '\uFFFDgnp\uFFFD'],
  ])('has no link and no formula in Markdown: %j', (text, written) => {
    expect(toMarkdown({ title: '', columns: ['x'], rows: [[words(text)]] })).toBe(`| x |\n| --- |\n| ${written} |\n`);
  });

  it('comes back from Markdown as it is read, but for spaces', () => {
    fc.assert(
      fc.property(tables, (table: Table) => {
        const [head, flushes, ...rows] = readMarkdown(toMarkdown(table));
        const unreadable = /(?!\s)[\p{Cc}\p{Cs}]/gu;
        const read = (text: string): string => text.replace(unreadable, '\uFFFD').replace(/\s+/g, ' ').trim();
        expect(head).toEqual(table.columns.map(read));
        expect(flushes?.every((flush) => /^-{3}:?$/.test(flush))).toBe(true);
        expect(rows).toEqual(table.rows.map((cells) => cells.map(({ text }) => read(text))));
      }),
    );
  });

  it('looks as people write one', () => {
    const table: Table = {
      title: 'Shapes',
      columns: ['step', 'shape', 'bytes'],
      rows: [
        [words('a|b'), words('(4, 4, 3, 32)'), number(6144, '6,144 bytes')],
        [words('kernel_size'), words('(32,)'), number(0.1 + 0.2)],
      ],
    };
    expect(toMarkdown(table)).toBe(
      '| step | shape | bytes |\n| --- | --- | ---: |\n| a\\|b | (4, 4, 3, 32) | 6,144 bytes |\n| kernel_size | (32,) | 0.30000 |\n',
    );
    expect(toCsv(table)).toBe(
      'step,shape,bytes\r\na|b,"(4, 4, 3, 32)",6144\r\nkernel_size,"(32,)",0.30000000000000004\r\n',
    );
  });

  it('tells negative zero, infinity and no number', () => {
    const table = { title: '', columns: ['x'], rows: [-0, Infinity, -Infinity, NaN].map((value) => [number(value)]) };
    expect(toCsv(table)).toBe('x\r\n-0\r\nInfinity\r\n-Infinity\r\nNaN\r\n');
  });
});
