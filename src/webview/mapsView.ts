import * as l10n from '@vscode/l10n';
import { formatValue } from '../conv2d/format';
import { sentences } from '../conv2d/sentences';
import { tuple } from '../python/repr';
import type { PageValues } from '../protocol/panelMessages';
import { DEFAULT_VIEW, type MapOptions } from '../protocol/panelView';
import type { MapStatistics } from '../protocol/values';
import { drawPicture } from './canvas';
import { element } from './dom';
import type { Host } from './host';
import { MapControls } from './mapControls';
import { mapLook, mapPicture } from '../picture/mapLook';
import { sectionHead } from './sectionHead';
import { measures, signsSentence } from './statisticsText';
import { setTakes } from './take';
import { TileGrid } from './tileGrid';

/** All feature maps of the output as small pictures; they are refined in place while the layer is running. */
export class MapsView {
  readonly root: HTMLElement;
  readonly #title = element('h2', { id: 'maps-title', text: l10n.t('Feature maps') });
  readonly #about = element('p');
  readonly #grid: TileGrid;
  readonly #save: HTMLButtonElement;
  readonly #controls: MapControls;
  /** What the tiles show. */
  #shown: { readonly output: PageValues['output']; readonly options: MapOptions } | undefined;

  /**
   * @param choose a feature map was chosen
   * @param change other colours were chosen
   */
  constructor(host: Host, choose: (filter: number) => void, change: (options: Partial<MapOptions>) => void) {
    this.#controls = new MapControls(change);
    this.#grid = new TileGrid('maps', l10n.t('Feature maps of the output'), choose);
    this.#save = element('button', {
      type: 'button',
      class: 'secondary',
      text: l10n.t('Save as .npy…'),
      onClick: () => host.ask('saveOutput'),
    });
    this.root = element(
      'section',
      { class: 'values', 'aria-labelledby': 'maps-title' },
      sectionHead(this.#title),
      this.#about,
      element('div', { class: 'buttons' }, this.#save),
      this.#controls.root,
      this.#grid.root,
    );
  }

  /** Marks the filter that is selected. */
  select(filter: number): void {
    this.#grid.select(filter);
  }

  render({ output }: PageValues, options: MapOptions = DEFAULT_VIEW.maps): void {
    this.#controls.render(options, output);
    const { height, width } = output.size;
    setTakes(this.root, { shape: tuple(output.shape), table: { name: 'maps' }, array: 'output' });
    const filters = output.filters.length;
    this.#title.textContent = l10n.t('Feature maps: {0} of {1}', filters, tuple([height, width]));
    this.#about.textContent = about(output);
    this.#save.disabled = output.covered < 1;
    const same = this.#shown?.output.filters.length === filters;
    this.#shown = { output, options };
    if (same) {
      this.#grid.refresh();
      return;
    }
    this.#grid.fill([...output.filters.keys()], {
      label: (filter) => (this.#shown ? mapLabel(this.#shown.output, filter) : ''),
      takes: (filter) => ({ ...this.#tileShape(), picture: 'map', array: 'map', filter }),
      make: (filter) => (this.#shown ? mapTile(this.#shown.output, filter, this.#shown.options) : []),
    });
  }

  #tileShape(): { readonly shape?: string } {
    if (!this.#shown) return {};
    const { height, width } = this.#shown.output.size;
    return { shape: tuple([height, width]) };
  }
}

function about({ filters, maps, size, covered, statistics }: PageValues['output']): string {
  const numbers = measures(statistics);
  const dead = covered < 1 ? 0 : filters.filter(isDead).length;
  return sentences(
    covered < 1
      ? l10n.t(
          'So far, from {4} % of all rows: values from {0} to {1}, mean {2}, standard deviation {3}.',
          ...numbers,
          Math.floor(100 * covered),
        )
      : l10n.t('All values from {0} to {1}, mean {2}, standard deviation {3}.', ...numbers),
    signsSentence(statistics),
    ...(dead > 0 ? [deadSentence(dead, filters.length)] : []),
    maps.width < size.width
      ? l10n.t(
          'Each picture is the map averaged down to {0} × {1} pixels; below it stand the lowest and highest value of the whole map.',
          maps.width,
          maps.height,
        )
      : l10n.t('Each picture is the map; below it stand the lowest and highest value of the whole map.'),
  );
}

function deadSentence(count: number, all: number): string {
  return count === 1
    ? l10n.t('{0} of {1} maps is dead: 0 everywhere.', count, all)
    : l10n.t('{0} of {1} maps are dead: 0 everywhere.', count, all);
}

function mapLabel({ filters }: PageValues['output'], filter: number): string {
  const statistics = filters[filter];
  if (!statistics) return l10n.t('Feature map {0}', filter);
  return sentences(
    l10n.t(
      'Feature map {4}: values from {0} to {1}, mean {2}, standard deviation {3}.',
      ...measures(statistics),
      filter,
    ),
    signsSentence(statistics),
  );
}

/** One feature map, and the ends of its values. */
function mapTile(output: PageValues['output'], filter: number, options: MapOptions): HTMLElement[] {
  const statistics = output.filters[filter];
  const canvas = element('canvas', { role: 'img', ...pictureWords(statistics, filter) });
  drawPicture(canvas, mapPicture(output.maps, filter, mapLook(options, output, filter)));
  const isKnownDead = output.covered === 1 && statistics !== undefined && isDead(statistics);
  const { min, max } = statistics ?? { min: NaN, max: NaN };
  return [
    canvas,
    element(
      'p',
      { class: 'name' },
      `${l10n.t('Filter {0}', filter)} `,
      isKnownDead
        ? element('span', { class: 'dead', text: l10n.t('dead'), title: l10n.t('Every value of this map is 0.') })
        : undefined,
    ),
    element('p', { class: 'range', text: l10n.t('{0} to {1}', formatValue(min), formatValue(max)) }),
  ];
}

function pictureWords(
  statistics: MapStatistics | undefined,
  filter: number,
): { readonly 'aria-label': string; readonly title?: string } {
  if (!statistics) return { 'aria-label': l10n.t('Feature map {0}', filter) };
  const numbers = measures(statistics);
  const label = l10n.t('Feature map {4}, from {0} to {1}, mean {2}, standard deviation {3}.', ...numbers, filter);
  const title = l10n.t('from {0} to {1}, mean {2}, standard deviation {3}.', ...numbers);
  const signs = signsSentence(statistics);
  return { 'aria-label': sentences(label, signs), title: sentences(title, signs) };
}

/** A filter that answers 0 to everything: behind relu it does not learn any more. */
function isDead({ zeros, count }: MapStatistics): boolean {
  return zeros === count;
}
