import { formatInteger, formatValue } from '../conv2d/format';
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
import { statisticsSentence } from './statisticsText';
import { setTakes } from './take';
import { TileGrid } from './tileGrid';

/** All feature maps of the output as small pictures; they are refined in place while the layer is running. */
export class MapsView {
  readonly root: HTMLElement;
  readonly #title = element('h2', { id: 'maps-title', text: 'Feature maps' });
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
    this.#grid = new TileGrid('maps', 'Feature maps of the output', choose);
    this.#save = element('button', {
      type: 'button',
      class: 'secondary',
      text: 'Save as .npy…',
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
    const { maps, covered, statistics } = output;
    setTakes(this.root, { shape: tuple(output.shape), table: { name: 'maps' }, array: 'output' });
    const filters = output.filters.length;
    const shrunk = maps.width < width ? ` averaged down to ${maps.width} × ${maps.height} pixels` : '';
    const part = covered < 1 ? `So far, from ${Math.floor(100 * covered)} % of all rows: values` : 'All values';
    this.#title.textContent = `Feature maps: ${filters} of (${height}, ${width})`;
    this.#about.textContent = `${part} ${statisticsSentence(statistics)}. ${signs(statistics)} ${dead(output)}Each picture is the map${shrunk}; below it stand the lowest and highest value of the whole map.`;
    this.#save.disabled = covered < 1;
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

function mapLabel({ filters }: PageValues['output'], filter: number): string {
  return `Feature map ${filter}: values ${wordsOf(filters[filter])}`;
}

/** One feature map, and the ends of its values. */
function mapTile(output: PageValues['output'], filter: number, options: MapOptions): HTMLElement[] {
  const statistics = output.filters[filter];
  const words = wordsOf(statistics);
  const label = `Feature map ${filter}, ${words}`;
  const canvas = element('canvas', { role: 'img', 'aria-label': label, title: words });
  drawPicture(canvas, mapPicture(output.maps, filter, mapLook(options, output, filter)));
  const isKnownDead = output.covered === 1 && statistics !== undefined && isDead(statistics);
  const { min, max } = statistics ?? { min: NaN, max: NaN };
  return [
    canvas,
    element(
      'p',
      { class: 'name' },
      `Filter ${filter} `,
      isKnownDead
        ? element('span', { class: 'dead', text: 'dead', title: 'Every value of this map is 0.' })
        : undefined,
    ),
    element('p', { class: 'range', text: `${formatValue(min)} to ${formatValue(max)}` }),
  ];
}

function wordsOf(statistics: MapStatistics | undefined): string {
  return statistics ? `${statisticsSentence(statistics)}. ${signs(statistics)}` : '';
}

/** A filter that answers 0 to everything: behind relu it does not learn any more. */
function isDead({ zeros, count }: MapStatistics): boolean {
  return zeros === count;
}

function dead({ filters, covered }: PageValues['output']): string {
  const count = covered < 1 ? 0 : filters.filter(isDead).length;
  return count === 0 ? '' : `${count} of ${filters.length} maps ${count === 1 ? 'is' : 'are'} dead: 0 everywhere. `;
}

/** How much of a map is below 0, and exactly 0. */
function signs({ count, negatives, zeros }: MapStatistics): string {
  const share = (part: number): string => (part === 0 ? 'None' : `${percent(part / count)} (${formatInteger(part)})`);
  return `${share(negatives)} below 0, ${share(zeros).toLowerCase()} exactly 0.`;
}

function percent(share: number): string {
  if (share === 1) return '100 %';
  return share < 0.001 ? 'less than 0.1 %' : `${Math.min(99.9, 100 * share).toFixed(1)} %`;
}
