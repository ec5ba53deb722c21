import { formatInteger } from '../../conv2d/format';
import { rangeOf } from '../../picture/areaAverage';
import { histogramOf } from '../../picture/histogram';
import { kernelShape } from '../../picture/kernelPicture';
import { tuple } from '../../python/repr';
import type { PageValues } from '../../protocol/panelMessages';
import type { PanelView } from '../../protocol/panelView';
import type { MapStatistics, Statistics } from '../../protocol/values';
import { Choice } from '../choice';
import { element } from '../dom';
import { exactOrShort } from './exactOrShort';
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

  render({ input, inputShape, kernel, bias, output }: PageValues, filter: number, counts: PanelView['counts']): void {
    this.#counts.render(counts);
    const mapsOf = output.filters[filter];
    const weights = weightsOf(kernel, filter);
    const selected = `Filter ${filter}`;
    this.#cards.replaceChildren(
      card('Input', inputShape, histogramPicture('the input', inputSeries(input), counts), [
        ['All', input.statistics],
        ...input.channels.map(({ name, statistics }): Column => [capital(name), statistics]),
      ]),
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
        columns(kernel.statistics, selected, kernel.filters[filter]),
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
              [['All', bias.statistics]],
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
        columns(output.statistics, selected, mapsOf),
        output.covered < 1 ? `So far, from ${Math.floor(100 * output.covered)} % of all rows.` : undefined,
      ),
    );
  }
}

type Column = readonly [name: string, statistics: Statistics | MapStatistics];

function columns(all: Statistics, name: string, one: Statistics | undefined): Column[] {
  return one
    ? [
        ['All', all],
        [name, one],
      ]
    : [['All', all]];
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
  all: readonly Column[],
  note?: string,
): HTMLElement {
  return element(
    'article',
    { class: 'card', 'aria-label': `Statistics of the ${name.toLowerCase()}` },
    element('h3', {}, `${name} `, element('code', { text: tuple(shape) })),
    picture,
    all.length > MOST_COLUMNS
      ? element(
          'div',
          { class: 'wide', role: 'group', tabindex: '0', 'aria-label': `Numbers of the ${name.toLowerCase()}` },
          table(all),
        )
      : table(all),
    note === undefined ? undefined : element('p', { class: 'note', text: note }),
  );
}

function table(all: readonly Column[]): HTMLElement {
  const rows: readonly (readonly [string, (statistics: Column[1]) => string | undefined])[] = [
    ['count', ({ count }) => formatInteger(count)],
    ['min', ({ min }) => exactOrShort(min)],
    ['max', ({ max }) => exactOrShort(max)],
    ['mean', ({ mean }) => exactOrShort(mean)],
    ['std', ({ std }) => exactOrShort(std)],
    ['below 0', (statistics) => share(statistics, 'negatives')],
    ['exactly 0', (statistics) => share(statistics, 'zeros')],
  ];
  const [, first] = all[0] ?? [];
  const shown = rows.filter(([, text]) => first && text(first) !== undefined);
  return element(
    'table',
    {},
    element(
      'thead',
      {},
      element('tr', {}, element('td'), ...all.map(([name]) => element('th', { scope: 'col', text: name }))),
    ),
    element(
      'tbody',
      {},
      ...shown.map(([name, text]) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row', text: name }),
          ...all.map(([, statistics]) => element('td', { text: text(statistics) ?? '' })),
        ),
      ),
    ),
  );
}

function share(statistics: Column[1], of: 'negatives' | 'zeros'): string | undefined {
  if (!('negatives' in statistics)) return undefined;
  const part = statistics[of] / statistics.count;
  if (part === 0) return 'none';
  return part < 0.001 ? '< 0.1 %' : `${(100 * part).toFixed(1)} %`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
