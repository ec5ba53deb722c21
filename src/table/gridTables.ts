import * as l10n from '@vscode/l10n';
import { cellField } from '../conv2d/cellField';
import type { Trace } from '../conv2d/trace';
import { kernelShape, weightAt } from '../picture/kernelPicture';
import type { CellValues, RunValues } from '../protocol/values';
import { channelName } from './channelName';
import { number, type Table, words } from './table';

/** The tensors of a dot product. */
export const FACTORS = ['patch', 'weights', 'products'] as const;
export type Factor = (typeof FACTORS)[number];

/** One channel of a filter, rows and columns by number. Undefined where there is no such channel. */
export function weightsTable(kernel: RunValues['kernel'], filter: number, channel: number): Table | undefined {
  const { height, width, channels, filters } = kernelShape(kernel);
  if (filter >= filters || channel >= channels) return undefined;
  return grid(
    l10n.t('Weights of filter {0}, {1}', filter, channelName(kernel, filter, channel)),
    count(height),
    count(width),
    (y, x) => weightAt(kernel, y, x, channel, filter),
  );
}

/** One channel of patch, weights or products behind a cell; rows and columns of the image, or of the kernel. */
export function factorTable(
  cell: CellValues,
  trace: Trace,
  kernel: RunValues['kernel'],
  factor: Factor,
  channel: number,
): Table | undefined {
  const [height, width, channels] = cell.shape;
  if (channel >= channels) return undefined;
  const field = factor === 'weights' ? { rows: count(height), columns: count(width) } : cellField(trace, cell);
  return grid(
    factorTitle(factor, channelName(kernel, cell.filter, channel)),
    field.rows,
    field.columns,
    (y, x) => cell[factor][(y * width + x) * channels + channel] ?? NaN,
  );
}

/** The whole dot product behind a cell, one product in a row, then what becomes of their sum. */
export function dotProductTable(cell: CellValues, trace: Trace, kernel: RunValues['kernel']): Table {
  const [, width, channels] = cell.shape;
  const { rows, columns } = cellField(trace, cell);
  const end = (name: string, value: number): Table['rows'][number] => [
    words(name),
    ...Array.from({ length: 4 }, () => words('')),
    number(value),
  ];
  return {
    title: l10n.t('The dot product behind cell ({0}, {1}) of filter {2}', cell.y, cell.x, cell.filter),
    columns: [l10n.t('channel'), l10n.t('row'), l10n.t('column'), l10n.t('image'), l10n.t('weight'), l10n.t('product')],
    rows: [
      ...Array.from(cell.products, (product, at) => [
        words(channelName(kernel, cell.filter, at % channels)),
        number(rows[Math.floor(at / (width * channels))] ?? NaN),
        number(columns[Math.floor(at / channels) % width] ?? NaN),
        number(cell.patch[at] ?? NaN),
        number(cell.weights[at] ?? NaN),
        number(product),
      ]),
      end(l10n.t('sum'), cell.sum),
      ...(trace.arguments.useBias ? [end(l10n.t('bias'), cell.bias)] : []),
      end(l10n.t('output'), cell.value),
    ],
  };
}

/** What one channel of a tensor is called. */
export function factorTitle(factor: Factor, channel: string): string {
  switch (factor) {
    case 'patch':
      return l10n.t('Image, {0}', channel);
    case 'weights':
      return l10n.t('Weights, {0}', channel);
    case 'products':
      return l10n.t('Products, {0}', channel);
  }
}

function grid(
  title: string,
  rows: readonly number[],
  columns: readonly number[],
  valueAt: (y: number, x: number) => number,
): Table {
  return {
    title,
    columns: [l10n.t('row'), ...columns.map(String)],
    rows: rows.map((row, y) => [number(row), ...columns.map((_, x) => number(valueAt(y, x)))]),
  };
}

function count(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}
