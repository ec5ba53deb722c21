import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedGroup,
  type ComparedRun,
  comparison,
  comparisonTable,
  countDifferences,
} from '../../../src/table/comparison';
import { differenceCell } from '../../../src/table/cellDifference';
import { toCsv } from '../../../src/table/csv';
import { number, words } from '../../../src/table/table';
import { imageOf } from '../fixtures';
import { tracedWith } from '../traces';
import { values } from '../webview/finishedRun';

const image = imageOf(8, 12, 3);
const run = (changes: Parameters<typeof tracedWith>[1], made: Partial<typeof values> = {}): ComparedRun => ({
  trace: tracedWith(image, { filters: 3, ...changes }),
  values: { ...values, ...made },
});
const A = run({});

function row(groups: readonly ComparedGroup[], group: string, name: string): string[] {
  const found = groups.find(({ title }) => title === group)?.rows.find((each) => each.name === name);
  if (!found) throw new Error(`There is no row ${name} in ${group}.`);
  return [found.a.text, found.b.text, found.difference.text, found.differs ? '≠' : ''];
}

describe('the comparison of two runs', () => {
  it('of the same differs nowhere', () => {
    const groups = comparison(A, A, 0);
    expect(countDifferences(groups)).toBe(0);
    expect(groups.flatMap(({ rows }) => rows).every(({ difference }) => difference.text === '')).toBe(true);
    expect(groups.map(({ title }) => title)).toEqual([
      'Shapes',
      'Counts',
      'Statistics of the input',
      'Statistics of the kernel',
      'Statistics of the bias',
      'Statistics of the output',
      'Weights of filter 0',
      'Feature map 0',
    ]);
  });

  it('tells by how much each axis and each count differs', () => {
    const groups = comparison(A, run({ padding: 'same', useBias: false, strides: [2, 1] }, { bias: undefined }), 0);
    expect(row(groups, 'Shapes', 'Output')).toEqual([
      '(1, 5, 9, 3) float32',
      '(1, 4, 12, 3) float32',
      'H -1, W +3',
      '≠',
    ]);
    expect(row(groups, 'Shapes', 'Kernel')).toEqual(['(4, 4, 3, 3) float32', '(4, 4, 3, 3) float32', '', '']);
    expect(row(groups, 'Shapes', 'Bias')).toEqual(['(3,) float32', 'None', 'only A has it', '≠']);
    expect(row(groups, 'Counts', 'parameters of the bias')).toEqual(['3', '0', '-3', '≠']);
    expect(row(groups, 'Counts', 'multiply-adds')).toEqual(['6,480', '6,912', '+432 (× 1.07)', '≠']);
    expect(row(groups, 'Statistics of the bias', 'count')).toEqual(['1', '', '', '≠']);
  });

  it('says where the axes only stand in another order, and where the type is another', () => {
    const first = comparison(A, run({ dataFormat: 'channels_first' }), 0);
    expect(row(first, 'Shapes', 'Output')).toEqual([
      '(1, 5, 9, 3) float32',
      '(1, 3, 5, 9) float32',
      'another order of the axes',
      '≠',
    ]);
    const { array } = image;
    const floats = { ...image, array: { ...array, dtype: 'float32' as const } };
    const other = { trace: tracedWith(floats, { filters: 3 }), values };
    expect(row(comparison(A, other, 0), 'Shapes', 'Input image')[2]).toBe('uint8 → float32');
  });

  it('compares statistics with all their digits, shares in points', () => {
    const { output } = values;
    const changed = { ...output.statistics, mean: output.statistics.mean + 1e-12, negatives: 100 };
    const groups = comparison(A, run({}, { output: { ...output, statistics: changed } }), 1);
    expect(row(groups, 'Statistics of the output', 'mean')).toEqual(['0.50000', '0.50000', '+1.000e-12', '≠']);
    expect(row(groups, 'Statistics of the output', 'below 0')).toEqual(['25.0 %', '50.0 %', '+25.0 points', '≠']);
    expect(row(groups, 'Feature map 1', 'mean')[3]).toBe('');
    expect(countDifferences(groups)).toBe(2);
  });

  it('has what only one of them has: a filter that the other lacks', () => {
    const { output } = values;
    const fewer = run({}, { output: { ...output, filters: output.filters.slice(0, 2) } });
    expect(row(comparison(A, fewer, 2), 'Feature map 2', 'min')).toEqual(['-1', '', '', '≠']);
    expect(comparison(fewer, fewer, 2).some(({ title }) => title === 'Feature map 2')).toBe(false);
  });

  it('is a table to be copied, with a sign where something differs', () => {
    const [head, ...lines] = toCsv(comparisonTable(A, run({ filters: 6 }), 0)).split('\r\n');
    expect(head).toBe('part,what,A,B,difference,differs');
    expect(lines).toContain('Shapes,Output,"(1, 5, 9, 3) float32","(1, 5, 9, 6) float32",filters +3,≠');
    expect(lines).toContain('Counts,parameters of the bias,3,6,3,≠');
    expect(lines).toContain('Shapes,Input image,"(8, 12, 3) uint8","(8, 12, 3) uint8",,');
  });
});

describe('the difference of two cells', () => {
  const float = fc.double();
  it('is the second less the first, the other way round with the other sign', () => {
    fc.assert(
      fc.property(float, float, (a, b) => {
        const [there, back] = [differenceCell(number(a), number(b)), differenceCell(number(b), number(a))];
        if (a === b || (Number.isNaN(a) && Number.isNaN(b))) expect([there.text, back.text]).toEqual(['', '']);
        else {
          expect(there.value).toBe(b - a);
          expect(back.value).toBe(a - b);
          if (b > a) expect(there.text).toMatch(/^\+/);
        }
      }),
    );
  });

  it('is nothing between words', () => {
    expect(differenceCell(words('a'), words('b'))).toEqual(words(''));
    expect(differenceCell(number(1), words('b'))).toEqual(words(''));
  });
});
