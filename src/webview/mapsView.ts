import { formatValue } from '../conv2d/format';
import { greyLevel, rangeOf } from '../picture/areaAverage';
import type { PageValues } from '../protocol/panelMessages';
import { drawPicture } from './canvas';
import { element } from './dom';
import { statisticsSentence } from './statisticsText';
import { TileGrid } from './tileGrid';

/** All feature maps of the output as small pictures. */
export class MapsView {
  readonly root: HTMLElement;
  readonly #title = element('h2', { id: 'maps-title', text: 'Feature maps' });
  readonly #about = element('p');
  readonly #grid = new TileGrid('maps', 'Feature maps of the output');

  constructor() {
    this.root = element(
      'section',
      { class: 'values', 'aria-labelledby': 'maps-title' },
      this.#title,
      this.#about,
      this.#grid.root,
    );
  }

  render({ output }: PageValues): void {
    const { height, width } = output.size;
    const filters = output.filters.length;
    this.#title.textContent = `Feature maps: ${filters} of (${height}, ${width})`;
    const { maps } = output;
    const shrunk = maps.width < width ? ` averaged down to ${maps.width} × ${maps.height} pixels` : '';
    this.#about.textContent = `All values ${statisticsSentence(output.statistics)}. Each picture is the map${shrunk}, from black (its lowest value) to white (its highest); a constant one is grey. Below it stand the lowest and highest value of the whole map.`;
    this.#grid.fill(filters, (filter) => tile(output, filter));
  }
}

function tile({ maps, filters }: PageValues['output'], filter: number): HTMLElement {
  const area = maps.height * maps.width;
  const map = maps.data.subarray(filter * area, (filter + 1) * area);
  const range = rangeOf(map);
  const data = new Uint8ClampedArray(4 * area).fill(255);
  map.forEach((value, at) => data.fill(greyLevel(value, range), 4 * at, 4 * at + 3));
  const statistics = filters[filter];
  const words = statistics ? statisticsSentence(statistics) : '';
  const canvas = element('canvas', { role: 'img', 'aria-label': `Feature map ${filter}, ${words}`, title: words });
  drawPicture(canvas, { height: maps.height, width: maps.width, data });
  return element(
    'li',
    { class: 'tile', 'aria-label': `Feature map ${filter}: values ${words}` },
    canvas,
    element('p', { class: 'name', text: `Filter ${filter}` }),
    element(
      'p',
      { class: 'range' },
      element('span', { text: formatValue(statistics?.min ?? NaN) }),
      ' to ',
      element('span', { text: formatValue(statistics?.max ?? NaN) }),
    ),
  );
}
