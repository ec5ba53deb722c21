import { formatValue } from '../conv2d/format';
import { colourChannels } from '../conv2d/load/imageArray';
import { tuple } from '../python/repr';
import { diverging } from '../picture/diverging';
import { kernelColour, type KernelFace, kernelShape } from '../picture/kernelPicture';
import type { PageValues } from '../protocol/panelMessages';
import { drawCells } from './canvas';
import { element } from './dom';
import { channelName } from './channelName';
import { type Cell, KernelNumbers } from './kernelNumbers';
import { statisticsList, statisticsSentence } from './statisticsText';
import { TileGrid } from './tileGrid';

/** Side of a kernel's picture in CSS pixels: enough for small kernels, and some pixels for each weight of larger ones. */
const LEAST_SIDE = 52;
const MOST_SIDE = 160;
const PIXELS_PER_WEIGHT = 4;
interface Face {
  readonly face: KernelFace;
  readonly name: string;
  readonly short: string;
}

/** All filters of the kernel: in colour, and each input channel by itself. */
export class KernelsView {
  readonly root: HTMLElement;
  readonly #title = element('h2', { id: 'kernels-title', text: 'Kernels' });
  readonly #about = element('p');
  readonly #scale = element('div', { class: 'scale' });
  readonly #grid: TileGrid;
  readonly #numbers = new KernelNumbers();

  /** @param choose a filter was chosen */
  constructor(choose: (filter: number) => void) {
    this.#grid = new TileGrid('kernels', 'Filters of the kernel', choose);
    this.root = element(
      'section',
      { class: 'values', 'aria-labelledby': 'kernels-title' },
      this.#title,
      this.#about,
      this.#scale,
      this.#grid.root,
      this.#numbers.root,
    );
    this.root.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#numbers.hide();
    });
    window.addEventListener('scroll', () => this.#numbers.hide(), { passive: true });
  }

  /** Marks the filter that is selected. */
  select(filter: number): void {
    this.#grid.select(filter);
  }

  render({ kernel }: PageValues): void {
    const { height, width, channels, filters } = kernelShape(kernel);
    const limit = Math.max(Math.abs(kernel.statistics.min), Math.abs(kernel.statistics.max));
    this.#numbers.hide();
    this.#title.textContent = `Kernels: ${filters} ${filters === 1 ? 'filter' : 'filters'} of ${tuple([height, width, channels])}`;
    this.#about.textContent = `All weights ${statisticsSentence(kernel.statistics)}. ${facesSentence(kernel)} Point at a picture for its numbers; click it for the dot product.`;
    this.#scale.replaceChildren(...scale(limit));
    this.#grid.fill(filters, (filter) => this.#tile(kernel, filter, limit));
  }

  #tile(kernel: PageValues['kernel'], filter: number, limit: number): HTMLElement {
    const statistics = kernel.filters[filter] ?? kernel.statistics;
    const faces = facesOf(kernel, filter).map(({ face, name, short }) =>
      this.#face(kernel, filter, face, name, short, limit),
    );
    const tile = element(
      'li',
      { class: 'tile', 'aria-label': `Filter ${filter}: weights ${statisticsSentence(statistics)}` },
      element('p', { class: 'name', text: `Filter ${filter}` }),
      element('div', { class: 'faces' }, ...faces),
      statisticsList(statistics),
    );
    tile.setAttribute('aria-describedby', this.#numbers.root.id);
    tile.addEventListener('focus', () => {
      if (tile.matches(':focus-visible')) this.#numbers.show(kernel, filter, undefined, tile.getBoundingClientRect());
    });
    tile.addEventListener('blur', () => this.#numbers.hide());
    return tile;
  }

  #face(
    kernel: PageValues['kernel'],
    filter: number,
    face: KernelFace,
    name: string,
    short: string,
    limit: number,
  ): HTMLElement {
    const { height, width } = kernelShape(kernel);
    const canvas = element('canvas', {
      role: 'img',
      'aria-label': `Filter ${filter}, ${name}, ${height} by ${width} weights`,
    });
    const side = Math.min(MOST_SIDE, Math.max(LEAST_SIDE, PIXELS_PER_WEIGHT * Math.max(height, width)));
    drawCells(canvas, { height, width }, side, (y, x) => kernelColour(kernel, filter, face, y, x, limit));
    canvas.addEventListener('pointermove', (event) => {
      const box = canvas.getBoundingClientRect();
      this.#numbers.show(kernel, filter, pointedCell(event, box, height, width), box);
    });
    canvas.addEventListener('pointerleave', () => this.#numbers.hide());
    return element('figure', {}, canvas, element('figcaption', { text: short }));
  }
}

function pointedCell(event: PointerEvent, box: DOMRect, height: number, width: number): Cell {
  const index = (offset: number, length: number, cells: number): number =>
    Math.max(0, Math.min(cells - 1, Math.floor((offset / length) * cells)));
  return {
    y: index(event.clientY - box.top, box.height, height),
    x: index(event.clientX - box.left, box.width, width),
  };
}

/** The diverging scale with its ends and its middle named. */
function scale(limit: number): HTMLElement[] {
  const canvas = element('canvas', { role: 'img', 'aria-label': 'Colour scale: blue is negative, red is positive' });
  const steps = 101;
  drawCells(canvas, { height: 6, width: steps }, 202, (_y, x) => diverging((2 * x) / (steps - 1) - 1));
  return [
    element('span', { text: formatValue(-limit) }),
    element('div', { class: 'ramp' }, canvas, element('span', { class: 'zero', text: '0' })),
    element('span', { text: formatValue(limit) }),
  ];
}

/** The channels that a filter sees, each by itself, and red, green and blue mixed where they are there. */
function facesOf(kernel: PageValues['kernel'], filter: number): readonly Face[] {
  const { channels } = kernelShape(kernel);
  const colours = coloursOf(kernel);
  const single = Array.from({ length: channels }, (_, face): Face => {
    const name = channelName(kernel, filter, face);
    return { face, name, short: colours ? name.charAt(0).toUpperCase() : name };
  });
  return colours ? [{ face: colours, name: 'colour', short: 'RGB' }, ...single] : single;
}

/** Where a filter sees red, green and blue; with groups it does not see all three. */
function coloursOf({ channelNames, groups }: PageValues['kernel']): KernelFace | undefined {
  return groups === 1 ? colourChannels(channelNames) : undefined;
}

function facesSentence(kernel: PageValues['kernel']): string {
  if (kernelShape(kernel).channels === 1) return '';
  return coloursOf(kernel)
    ? 'RGB mixes three channels into one colour: grey is 0, brighter is positive. The letters stand for the weights of each channel of the image.'
    : 'Each filter has weights for the channels of its group.';
}
