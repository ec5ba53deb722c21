import * as l10n from '@vscode/l10n';
import { formatValue } from '../../conv2d/format';
import { channelWords } from '../../conv2d/load/channelWord';
import { colourChannels } from '../../conv2d/load/imageArray';
import { sentences } from '../../conv2d/sentences';
import type { Trace } from '../../conv2d/trace';
import { endsOf } from '../../picture/colourMap';
import { mapLook } from '../../picture/mapLook';
import type { KernelOptions, MapOptions } from '../../protocol/panelView';
import type { CellValues, RunValues, Statistics } from '../../protocol/values';
import { tuple } from '../../python/repr';
import { dotProductTable } from '../../table/gridTables';
import { filtersTable, mapsTable, statisticsTable, TENSORS } from '../../table/statisticsTable';
import type { Table } from '../../table/table';
import { type Markup, tag } from './markup';
import { type PageReport, type Section, section } from './page';
import { tableHtml } from './tableHtml';

/** Smaller pictures are shown enlarged: their pixels are what one wants to see then. */
const SMALL = 128;
/** More rows would fill a book. */
const MOST_ROWS = 256;

/** The values of input, kernel, bias and output. */
export function statisticsSection({ view }: PageReport, values: RunValues): Section {
  const tables = TENSORS.map((of) => statisticsTable(of, values, view.cell?.filter ?? 0));
  return section(
    'statistics',
    l10n.t('Statistics'),
    tag('div', { class: 'columns' }, ...tables.map((table) => table && tableHtml(table))),
  );
}

/** Every filter as it is drawn, and the numbers of its weights. */
export function kernelSection({ pictures, view }: PageReport, values: RunValues): Section {
  const { kernel } = values;
  const [filters, shape] = [kernel.filters.length, tuple(kernel.shape)];
  return section(
    'kernels',
    filters === 1 ? l10n.t('Kernels: 1 filter, {0}', shape) : l10n.t('Kernels: {0} filters, {1}', filters, shape),
    tag('p', {}, filterWords(kernel, view.kernels.face)),
    ...grid(pictures.filters, kernel.filters, true, (filter) => l10n.t('Filter {0}', filter)),
    ...shortTable(filtersTable(values)),
  );
}

/** What is in the picture of a filter. */
function filterWords({ groups, channelNames }: RunValues['kernel'], face: KernelOptions['face']): string {
  const signs = l10n.t('Blue weights are negative, red ones positive.');
  if (groups !== 1 || !colourChannels(channelNames)) return signs;
  const mixed = l10n.t('Three channels mixed into one colour: grey is 0, brighter is positive.');
  if (face === 'colour') return mixed;
  return sentences(mixed, l10n.t('Then each by itself: {0}.', channelWords(channelNames)), signs);
}

/** Every feature map in the colours that were chosen, and the numbers of its values. */
export function mapsSection({ pictures, view }: PageReport, values: RunValues): Section {
  const { output } = values;
  const isSmall = Math.max(output.maps.height, output.maps.width) < SMALL;
  return section(
    'maps',
    l10n.t('Feature maps: {0} of {1}', output.filters.length, tuple([output.size.height, output.size.width])),
    tag('p', {}, mapWords(output, view.maps)),
    ...grid(pictures.maps, output.filters, isSmall, (filter) => l10n.t('Feature map {0}', filter)),
    ...shortTable(mapsTable(values)),
  );
}

/** From where to where the colours go. */
function mapWords(output: RunValues['output'], options: MapOptions): string {
  if (options.range === 'auto') {
    return l10n.t('Colours ({0}) from the lowest to the highest value of each map.', colourWord(options.colours));
  }
  const { colours, range } = mapLook(options, output, 0);
  const [min, max] = [formatValue(endsOf(colours, range).min), formatValue(endsOf(colours, range).max)];
  return l10n.t('Colours ({0}) from {1} to {2} in every map.', colourWord(colours), min, max);
}

function colourWord(colours: MapOptions['colours']): string {
  switch (colours) {
    case 'gray':
      return l10n.t('gray');
    case 'viridis':
      return colours;
    case 'diverging':
      return l10n.t('diverging');
  }
}

/** The dot product that was looked at. */
export function cellSection(cell: CellValues, trace: Trace, { kernel }: RunValues): Section {
  return section(
    'cell',
    l10n.t('The dot product behind one cell'),
    ...shortTable(dotProductTable(cell, trace, kernel)),
  );
}

function grid(
  pictures: readonly string[],
  statistics: readonly Statistics[],
  hasPixels: boolean,
  nameOf: (filter: number) => string,
): (Markup | undefined)[] {
  const items = pictures.map((src, filter) => {
    const { min = NaN, max = NaN } = statistics[filter] ?? {};
    const [from, to] = [formatValue(min), formatValue(max)];
    const name = nameOf(filter);
    return tag(
      'li',
      {},
      tag(
        'figure',
        {},
        tag('img', {
          src,
          alt: l10n.t('{0}, values from {1} to {2}', name, from, to),
          class: hasPixels ? 'pixels' : undefined,
        }),
        tag('figcaption', {}, `${name} · `, tag('code', {}, l10n.t('{0} to {1}', from, to))),
      ),
    );
  });
  const left = statistics.length - pictures.length;
  return [
    items.length > 0 ? tag('ul', { class: 'grid' }, ...items) : undefined,
    left > 0 && items.length > 0
      ? tag('p', { class: 'quiet' }, l10n.t('The first {0} of {1} are shown.', pictures.length, statistics.length))
      : undefined,
  ];
}

function shortTable(table: Table): (Markup | undefined)[] {
  const { rows } = table;
  if (rows.length <= MOST_ROWS) return [tableHtml(table)];
  return [
    tableHtml({ ...table, rows: rows.slice(0, MOST_ROWS) }),
    tag(
      'p',
      { class: 'quiet' },
      l10n.t('The first {0} of {1} rows are shown; the report as JSON has all of them.', MOST_ROWS, rows.length),
    ),
  ];
}
