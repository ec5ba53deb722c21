import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ARGUMENTS } from '../../../src/conv2d/arguments';
import { askedArguments } from '../../../src/conv2d/asked';
import { STEP_IDS } from '../../../src/conv2d/trace';
import type { CellValues } from '../../../src/protocol/values';
import { toCsv } from '../../../src/table/csv';
import type { Table } from '../../../src/table/table';
import { tableOf, type TableSource } from '../../../src/table/tableOf';
import { readTableRef, type TableRef } from '../../../src/table/tableRef';
import { fromMenuContext, type Takeable, toMenuContext } from '../../../src/table/takeable';
import { tracedWith } from '../traces';
import { imageOf } from '../fixtures';
import { trace, values } from '../webview/finishedRun';

const floats = (length: number, from: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length }, (_, at) => from + at / 8);
const cell: CellValues = {
  y: 2,
  x: 3,
  filter: 1,
  shape: [4, 4, 3],
  patch: floats(48, 0),
  weights: floats(48, 100),
  products: floats(48, 1000),
  sum: 7,
  bias: 0.5,
  value: 7.5,
};
const asked = askedArguments(DEFAULT_ARGUMENTS);
const pinned = { trace, values };
const source: TableSource = { asked, trace, values, pinned, cell: (place) => Promise.resolve({ ...cell, ...place }) };
const lines = (table: Table | undefined): string[] => (table ? toCsv(table).trimEnd().split('\r\n') : []);

const refs: readonly TableRef[] = [
  { name: 'shapes' },
  { name: 'arguments' },
  { name: 'counts' },
  { name: 'lifecycle' },
  { name: 'filters' },
  { name: 'maps' },
  ...STEP_IDS.flatMap((step): TableRef[] => [
    { name: 'axes', step },
    { name: 'formulas', step },
  ]),
  { name: 'statistics', of: 'kernel', filter: 2 },
  { name: 'comparison', filter: 1 },
  { name: 'weights', filter: 1, channel: 2 },
  { name: 'dotProduct', cell: { y: 1, x: 2, filter: 0 } },
  { name: 'factor', cell: { y: 1, x: 2, filter: 0 }, factor: 'products', channel: 1 },
];

describe('a table that is meant', () => {
  it.each(refs.map((ref) => [JSON.stringify(ref), ref] as const))('is named by %s, also from outside', (_, ref) => {
    expect(readTableRef(JSON.parse(JSON.stringify(ref)))).toEqual(ref);
    const taken: Takeable = {
      uri: 'file:///a.png',
      table: ref,
      shape: '(3,)',
      number: '0',
      picture: 'map',
      array: 'map',
      filter: 0,
    };
    expect(fromMenuContext(JSON.parse(toMenuContext(taken)))).toEqual(taken);
  });

  it.each(refs.map((ref) => [JSON.stringify(ref), ref] as const))(
    'has as many cells in every row: %s',
    async (_, ref) => {
      const table = await tableOf(ref, source);
      expect(table?.title).not.toBe('');
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length ?? NaN);
      if (ref.name !== 'axes' && ref.name !== 'formulas') expect(table?.rows.length).toBeGreaterThan(0);
    },
  );

  it('is none where the words come from elsewhere', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(fromMenuContext(value)).toEqual({});
        expect(readTableRef(value)).toBeUndefined();
      }),
    );
    expect(readTableRef({ name: 'factor', cell: { y: -1, x: 0, filter: 0 }, factor: 'patch', channel: 0 })).toBe(
      undefined,
    );
  });

  it('is none as long as nothing is known of it', async () => {
    const empty = { asked, cell: source.cell };
    expect(lines(await tableOf({ name: 'arguments' }, empty))).toHaveLength(14);
    expect(await tableOf({ name: 'shapes' }, empty)).toBeUndefined();
    expect(await tableOf({ name: 'maps' }, { ...empty, trace })).toBeUndefined();
    expect(await tableOf({ name: 'weights', filter: 3, channel: 0 }, source)).toBeUndefined();
    const withoutBias = { ...source, values: { ...values, bias: undefined } };
    expect(await tableOf({ name: 'statistics', of: 'bias', filter: 0 }, withoutBias)).toBeUndefined();
  });
});

describe('the tables', () => {
  it('tell the tutorial’s shapes and counts', async () => {
    const tutorial = { ...source, trace: tracedWith(imageOf(725, 1280, 3)) };
    const shapes = lines(await tableOf({ name: 'shapes' }, tutorial));
    expect(shapes[0]).toBe('step,Python,shape,dtype,values,bytes');
    expect(shapes.at(-1)).toMatch(/"\(1, 722, 1277, 32\)",float32,29503808,118015232$/);
    const counts = lines(await tableOf({ name: 'counts' }, tutorial));
    expect(counts).toEqual(expect.arrayContaining(['parameters,1568', 'multiply-adds,1416182784']));
  });

  it('put the weight of every place into its row and column', async () => {
    const data = floats(144, 0);
    const kernel = { ...values.kernel, data };
    const rows = lines(
      await tableOf({ name: 'weights', filter: 1, channel: 2 }, { ...source, values: { ...values, kernel } }),
    );
    expect(rows[0]).toBe('row,0,1,2,3');
    // Row 3, column 1 of channel 2 of filter 1, in C order of (4, 4, 3, 3).
    expect(rows[4]?.split(',')[2]).toBe(String(data[((3 * 4 + 1) * 3 + 2) * 3 + 1]));
  });

  it('put every product of a cell beside its factors and its place in the image', async () => {
    const rows = lines(await tableOf({ name: 'dotProduct', cell: { y: 2, x: 3, filter: 1 } }, source));
    expect(rows[0]).toBe('channel,row,column,image,weight,product');
    // Tap (1, 2), channel 0: after one row of 4 x 3 and two columns of 3 values.
    expect(rows[1 + 18]).toBe('blue,3,5,2.25,102.25,1002.25');
    expect(rows.slice(-3)).toEqual(['sum,,,,,7', 'bias,,,,,0.5', 'output,,,,,7.5']);
    const factor = await tableOf(
      { name: 'factor', cell: { y: 2, x: 3, filter: 1 }, factor: 'patch', channel: 0 },
      source,
    );
    expect(lines(factor).slice(0, 3)).toEqual(['row,3,4,5,6', '2,0,0.375,0.75,1.125', '3,1.5,1.875,2.25,2.625']);
  });
});
