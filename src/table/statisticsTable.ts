import * as l10n from '@vscode/l10n';
import { formatInteger } from '../conv2d/format';
import { channelWord } from '../conv2d/load/channelWord';
import { filterMeasures } from '../picture/filterOrder';
import type { MapStatistics, RunValues, Statistics } from '../protocol/values';
import { type Cell, number, type Table, words } from './table';

/** What has statistics. */
export const TENSORS = ['input', 'kernel', 'bias', 'output'] as const;
export type TensorName = (typeof TENSORS)[number];

type Column = readonly [name: string, statistics: Statistics | MapStatistics];

/** The statistics of a tensor: of all its values, and of each channel or of one filter. Undefined without a bias. */
export function statisticsTable(of: TensorName, values: RunValues, filter: number): Table | undefined {
  const all = columnsOf(of, values, filter);
  const [, first] = all[0] ?? [];
  if (!first) return undefined;
  return {
    title: tensorTitle(of),
    columns: ['', ...all.map(([name]) => name)],
    rows: rowsOf(
      first,
      all.map(([, statistics]) => statistics),
    ),
  };
}

/** @param first says which rows there are */
function rowsOf(first: Column[1], all: readonly Column[1][]): Cell[][] {
  return ROWS.flatMap(([name, cell]) =>
    cell(first) ? [[words(name()), ...all.map((statistics) => cell(statistics) ?? words(''))]] : [],
  );
}

/** The statistics of one filter's weights or of its feature map alone. Undefined where there is no such filter. */
export function filterTable(of: 'kernel' | 'output', { kernel, output }: RunValues, filter: number): Table | undefined {
  const statistics = of === 'kernel' ? kernel.filters[filter] : output.filters[filter];
  const title = of === 'kernel' ? l10n.t('Weights of filter {0}', filter) : l10n.t('Feature map {0}', filter);
  return statistics && { title, columns: ['', title], rows: rowsOf(statistics, [statistics]) };
}

/** The statistics of each filter's weights, one filter in a row. */
export function filtersTable({ kernel }: RunValues): Table {
  const { norm } = filterMeasures(kernel);
  return {
    title: l10n.t('Weights of each filter'),
    columns: [l10n.t('filter'), 'count', 'min', 'max', 'mean', 'std', l10n.t('norm')],
    rows: kernel.filters.map((statistics, filter) => [
      number(filter),
      ...measures(statistics),
      number(norm[filter] ?? NaN),
    ]),
  };
}

/** The statistics of each feature map, one map in a row. */
export function mapsTable({ output }: RunValues): Table {
  return {
    title: l10n.t('Feature maps'),
    columns: [l10n.t('filter'), 'count', 'min', 'max', 'mean', 'std', l10n.t('below 0'), l10n.t('exactly 0')],
    rows: output.filters.map((statistics, filter) => [
      number(filter),
      ...measures(statistics),
      share(statistics, 'negatives') ?? words(''),
      share(statistics, 'zeros') ?? words(''),
    ]),
  };
}

function measures({ count, min, max, mean, std }: Statistics): Cell[] {
  return [number(count, formatInteger(count)), ...[min, max, mean, std].map((value) => number(value))];
}

function columnsOf(of: TensorName, { input, kernel, bias, output }: RunValues, filter: number): Column[] {
  const selected = l10n.t('Filter {0}', filter);
  const all = (statistics: Statistics, one: Statistics | undefined): Column[] => [
    [l10n.t('All'), statistics],
    ...(one ? [[selected, one] as const] : []),
  ];
  switch (of) {
    case 'input':
      return [
        ...all(input.statistics, undefined),
        ...input.channels.map(({ name, statistics }): Column => [capital(channelWord(name)), statistics]),
      ];
    case 'kernel':
      return all(kernel.statistics, kernel.filters[filter]);
    case 'bias':
      return bias ? all(bias.statistics, undefined) : [];
    case 'output':
      return all(output.statistics, output.filters[filter]);
  }
}

const ROWS: readonly (readonly [name: () => string, cell: (statistics: Column[1]) => Cell | undefined])[] = [
  [() => 'count', ({ count }) => number(count, formatInteger(count))],
  [() => 'min', ({ min }) => number(min)],
  [() => 'max', ({ max }) => number(max)],
  [() => 'mean', ({ mean }) => number(mean)],
  [() => 'std', ({ std }) => number(std)],
  [() => l10n.t('below 0'), (statistics) => share(statistics, 'negatives')],
  [() => l10n.t('exactly 0'), (statistics) => share(statistics, 'zeros')],
];

/** A share of all values; read as per cent. */
function share(statistics: Column[1], of: 'negatives' | 'zeros'): Cell | undefined {
  if (!('negatives' in statistics)) return undefined;
  const part = statistics[of] / statistics.count;
  if (part === 0) return number(part, l10n.t('none'));
  return number(part, part < 0.001 ? '< 0.1 %' : `${(100 * part).toFixed(1)} %`);
}

/** What the statistics of a tensor are called. */
export function tensorTitle(of: TensorName): string {
  switch (of) {
    case 'input':
      return l10n.t('Statistics of the input');
    case 'kernel':
      return l10n.t('Statistics of the kernel');
    case 'bias':
      return l10n.t('Statistics of the bias');
    case 'output':
      return l10n.t('Statistics of the output');
  }
}

/** With a capital letter at the beginning. */
export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
