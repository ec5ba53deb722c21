import { rangeOf } from '../../picture/areaAverage';
import { histogramOf } from '../../picture/histogram';
import { kernelShape } from '../../picture/kernelPicture';
import { tuple } from '../../python/repr';
import type { PageValues } from '../../protocol/panelMessages';
import type { PanelView } from '../../protocol/panelView';
import { Choice } from '../choice';
import { element } from '../dom';
import { tableElement } from '../tableView';
import { takeButton, takes } from '../take';
import { exactOrShort } from '../../table/exactOrShort';
import { capital, statisticsTable, type TensorName } from '../../table/statisticsTable';
import type { Table } from '../../table/table';
import { histogramPicture, type Series } from './histogramPicture';

const COUNTS = { linear: 'Linear', log: 'Logarithmic' } as const;

/** A wider table scrolls by itself, and with the keyboard. */
const MOST_COLUMNS = 2;

/** How the values of input, kernel, bias and output are spread: all of them, and those of the selected filter. */
export class StatisticsView {
  readonly root: HTMLElement;
  readonly #counts: Choice<PanelView['counts']>;
  readonly #cards = element('div', { class: 'cards' });

  constructor(change: (counts: PanelView['counts']) => void) {
    this.#counts = new Choice('counts-scale', 'Counts', COUNTS, change);
    this.root = element(
      'section',
      { class: 'values', 'aria-labelledby': 'statistics-title' },
      element('h2', { id: 'statistics-title', text: 'Statistics' }),
      element('p', {
        text: 'How the values are spread. Every histogram is as high as its most frequent values; the line marks 0.',
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
    const selected = `Filter ${filter}`;
    this.#cards.replaceChildren(
      card('Input', inputShape, histogramPicture('the input', inputSeries(input), counts), numbers('input')),
      card(
        'Kernel',
        kernel.shape,
        histogramPicture(
          'the kernel',
          [
            { name: 'All filters', kind: 'all', histogram: kernel.histogram },
            { name: selected, kind: 'selected', histogram: histogramOf(weights, rangeOf(weights)) },
          ],
          counts,
        ),
        numbers('kernel'),
      ),
      ...(bias
        ? [
            card(
              'Bias',
              bias.shape,
              histogramPicture(
                'the bias',
                [{ name: 'All filters', kind: 'all', histogram: bias.histogram }],
                counts,
                bias.data[filter],
              ),
              numbers('bias'),
              `${selected}: ${exactOrShort(bias.data[filter] ?? NaN)}`,
            ),
          ]
        : []),
      card(
        'Output',
        output.shape,
        histogramPicture(
          'the output',
          [
            { name: 'All filters', kind: 'all', histogram: output.statistics.histogram },
            ...(mapsOf ? [{ name: selected, kind: 'selected' as const, histogram: mapsOf.histogram }] : []),
          ],
          counts,
        ),
        numbers('output'),
        output.covered < 1 ? `So far, from ${Math.floor(100 * output.covered)} % of all rows.` : undefined,
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
    return kind ? [{ name: capital(name), kind, histogram: own }] : [];
  });
  return named.length > 0 ? named : [{ name: 'All', kind: 'all', histogram }];
}

/** All weights of one filter. */
function weightsOf(kernel: PageValues['kernel'], filter: number): Float32Array {
  const { height, width, channels, filters } = kernelShape(kernel);
  return Float32Array.from({ length: height * width * channels }, (_, at) => kernel.data[at * filters + filter] ?? NaN);
}

function card(
  name: string,
  shape: readonly number[],
  picture: HTMLElement,
  { of, filter, table }: Numbers,
  note?: string,
): HTMLElement {
  const shown = table && tableElement(table, { name: 'statistics', of, filter });
  const title = `Statistics of the ${name.toLowerCase()}`;
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
      element('h3', {}, `${name} `, element('code', { text: tuple(shape) })),
      takeButton(title),
    ),
    picture,
    shown && table.columns.length > MOST_COLUMNS + 1
      ? element(
          'div',
          { class: 'wide', role: 'group', tabindex: '0', 'aria-label': `Numbers of the ${name.toLowerCase()}` },
          shown,
        )
      : shown,
    note === undefined ? undefined : element('p', { class: 'note', text: note }),
  );
}
