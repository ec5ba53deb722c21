import * as l10n from '@vscode/l10n';
import { rangeOf } from '../../picture/areaAverage';
import { histogramOf } from '../../picture/histogram';
import { kernelShape } from '../../picture/kernelPicture';
import { channelWord } from '../../conv2d/load/channelWord';
import { tuple } from '../../python/repr';
import type { PageValues } from '../../protocol/panelMessages';
import type { PanelView } from '../../protocol/panelView';
import { Choice } from '../choice';
import { element } from '../dom';
import { tableElement } from '../tableView';
import { takeButton, takes } from '../take';
import { exactOrShort } from '../../table/exactOrShort';
import { capital, statisticsTable, type TensorName, tensorTitle } from '../../table/statisticsTable';
import type { Table } from '../../table/table';
import { histogramPicture, type Series } from './histogramPicture';

/** A wider table scrolls by itself, and with the keyboard. */
const MOST_COLUMNS = 2;

/** How the values of input, kernel, bias and output are spread: all of them, and those of the selected filter. */
export class StatisticsView {
  readonly root: HTMLElement;
  readonly #counts: Choice<PanelView['counts']>;
  readonly #cards = element('div', { class: 'cards' });

  constructor(change: (counts: PanelView['counts']) => void) {
    const scales = { linear: l10n.t('Linear'), log: l10n.t('Logarithmic') };
    this.#counts = new Choice('counts-scale', l10n.t('Counts'), scales, change);
    this.root = element(
      'section',
      { class: 'values', 'aria-labelledby': 'statistics-title' },
      element('h2', { id: 'statistics-title', text: l10n.t('Statistics') }),
      element('p', {
        text: l10n.t(
          'How the values are spread. Every histogram is as high as its most frequent values; the line marks 0.',
        ),
      }),
      element('div', { class: 'options' }, this.#counts.root),
      this.#cards,
    );
  }

  render(values: PageValues, filter: number, counts: PanelView['counts']): void {
    const { input, inputShape, kernel, bias, output } = values;
    const numbers = (of: TensorName): Numbers => {
      const table = statisticsTable(of, values, filter);
      return { of, filter, ...(table ? { table } : {}) };
    };
    this.#counts.render(counts);
    const mapsOf = output.filters[filter];
    const weights = weightsOf(kernel, filter);
    const selected = l10n.t('Filter {0}', filter);
    this.#cards.replaceChildren(
      card(inputShape, histogramPicture('input', inputSeries(input), counts), numbers('input')),
      card(
        kernel.shape,
        histogramPicture(
          'kernel',
          [
            { name: l10n.t('All filters'), kind: 'all', histogram: kernel.histogram },
            { name: selected, kind: 'selected', histogram: histogramOf(weights, rangeOf(weights)) },
          ],
          counts,
        ),
        numbers('kernel'),
      ),
      ...(bias
        ? [
            card(
              bias.shape,
              histogramPicture(
                'bias',
                [{ name: l10n.t('All filters'), kind: 'all', histogram: bias.histogram }],
                counts,
                bias.data[filter],
              ),
              numbers('bias'),
              l10n.t('{0}: {1}', selected, exactOrShort(bias.data[filter] ?? NaN)),
            ),
          ]
        : []),
      card(
        output.shape,
        histogramPicture(
          'output',
          [
            { name: l10n.t('All filters'), kind: 'all', histogram: output.statistics.histogram },
            ...(mapsOf ? [{ name: selected, kind: 'selected' as const, histogram: mapsOf.histogram }] : []),
          ],
          counts,
        ),
        numbers('output'),
        output.covered < 1 ? l10n.t('So far, from {0} % of all rows.', Math.floor(100 * output.covered)) : undefined,
      ),
    );
  }
}

/** The table of a card; absent where there is none. */
interface Numbers {
  readonly of: TensorName;
  readonly filter: number;
  readonly table?: Table;
}

function inputSeries({ histogram, channels }: PageValues['input']): Series[] {
  const named = channels.flatMap(({ name, histogram: own }): Series[] => {
    const kind = name === 'red' || name === 'green' || name === 'blue' ? name : undefined;
    return kind ? [{ name: capital(channelWord(name)), kind, histogram: own }] : [];
  });
  return named.length > 0 ? named : [{ name: l10n.t('All'), kind: 'all', histogram }];
}

/** All weights of one filter. */
function weightsOf(kernel: PageValues['kernel'], filter: number): Float32Array {
  const { height, width, channels, filters } = kernelShape(kernel);
  return Float32Array.from({ length: height * width * channels }, (_, at) => kernel.data[at * filters + filter] ?? NaN);
}

function card(
  shape: readonly number[],
  picture: HTMLElement,
  { of, filter, table }: Numbers,
  note?: string,
): HTMLElement {
  const shown = table && tableElement(table, { name: 'statistics', of, filter });
  const title = tensorTitle(of);
  const array = of === 'kernel' || of === 'bias' || of === 'output' ? of : undefined;
  return element(
    'article',
    {
      class: 'card',
      'aria-label': title,
      ...takes({
        shape: tuple(shape),
        table: { name: 'statistics', of, filter },
        ...(array ? { array } : {}),
      }),
    },
    element(
      'div',
      { class: 'card-head' },
      element('h3', {}, `${tensorWords(of).name} `, element('code', { text: tuple(shape) })),
      takeButton(title),
    ),
    picture,
    shown && table.columns.length > MOST_COLUMNS + 1
      ? element('div', { class: 'wide', role: 'group', tabindex: '0', 'aria-label': tensorWords(of).numbers }, shown)
      : shown,
    note === undefined ? undefined : element('p', { class: 'note', text: note }),
  );
}

/** What a tensor is called, and the table of its numbers. */
function tensorWords(of: TensorName): { readonly name: string; readonly numbers: string } {
  switch (of) {
    case 'input':
      return { name: l10n.t('Input'), numbers: l10n.t('Numbers of the input') };
    case 'kernel':
      return { name: l10n.t('Kernel'), numbers: l10n.t('Numbers of the kernel') };
    case 'bias':
      return { name: l10n.t('Bias'), numbers: l10n.t('Numbers of the bias') };
    case 'output':
      return { name: l10n.t('Output'), numbers: l10n.t('Numbers of the output') };
  }
}
