import { formatValue } from '../../conv2d/format';
import { type FilterMeasures, filterMeasures, filterOrder } from '../../picture/filterOrder';
import { kernelShape } from '../../picture/kernelPicture';
import { tuple } from '../../python/repr';
import type { PageValues } from '../../protocol/panelMessages';
import type { KernelOptions } from '../../protocol/panelView';
import type { Statistics } from '../../protocol/values';
import { element } from '../dom';
import { statisticsSentence } from '../statisticsText';
import { sectionHead } from '../sectionHead';
import { numberTakes } from '../tableView';
import { setTakes } from '../take';
import { TileGrid } from '../tileGrid';
import { KernelControls } from './kernelControls';
import { coloursOf, kernelFaces } from './kernelFaces';
import { KernelNumbers } from './kernelNumbers';

type Kernel = PageValues['kernel'];

/** All filters of the kernel: in colour, channel by channel, or as numbers. */
export class KernelsView {
  readonly root: HTMLElement;
  readonly #title = element('h2', { id: 'kernels-title', text: 'Kernels' });
  readonly #about = element('p');
  readonly #controls: KernelControls;
  readonly #grid: TileGrid;
  readonly #numbers = new KernelNumbers();
  #measured: { readonly kernel: Kernel; readonly measures: FilterMeasures } | undefined;

  /**
   * @param choose a filter was chosen
   * @param change the filters are to be seen another way
   */
  constructor(choose: (filter: number) => void, change: (options: Partial<KernelOptions>) => void) {
    this.#controls = new KernelControls(change);
    this.#grid = new TileGrid('kernels', 'Filters of the kernel', choose);
    this.#grid.root.setAttribute('aria-describedby', this.#numbers.root.id);
    this.root = element(
      'section',
      { class: 'values', 'aria-labelledby': 'kernels-title' },
      sectionHead(this.#title),
      this.#about,
      this.#controls.root,
      this.#grid.root,
      this.#numbers.root,
    );
    this.root.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#numbers.hide();
    });
    this.#grid.root.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement) || !this.#measured || !target.matches('.tile:focus-visible')) return;
      const { kernel } = this.#measured;
      this.#numbers.show(kernel, Number(target.dataset['index']), undefined, target.getBoundingClientRect());
    });
    this.#grid.root.addEventListener('focusout', () => this.#numbers.hide());
    window.addEventListener('scroll', () => this.#numbers.hide(), { passive: true });
  }

  /** Marks the filter that is selected. */
  select(filter: number): void {
    this.#grid.select(filter);
  }

  render({ kernel }: PageValues, options: KernelOptions): void {
    const { height, width, channels, filters } = kernelShape(kernel);
    const coloured = coloursOf(kernel) !== undefined;
    const measures = this.#measure(kernel);
    const face = options.face === 'colour' && !coloured ? 'channels' : options.face;
    const all = limitOf(kernel.statistics);
    this.#numbers.hide();
    this.#title.textContent = `Kernels: ${filters} ${filters === 1 ? 'filter' : 'filters'} of ${tuple([height, width, channels])}`;
    this.#about.textContent = `All weights ${statisticsSentence(kernel.statistics)}. ${facesSentence(kernel, face)}`;
    this.#controls.render(options, all, coloured);
    setTakes(this.root, {
      shape: tuple(kernel.shape),
      table: { name: 'filters' },
      picture: 'kernels',
      array: 'kernel',
    });
    this.#grid.root.dataset['face'] = face;
    const statistics = (filter: number): Statistics => kernel.filters[filter] ?? kernel.statistics;
    this.#grid.fill(filterOrder(measures, options.order), {
      label: (filter) =>
        `Filter ${filter}: weights ${statisticsSentence(statistics(filter))}, norm ${formatValue(measures.norm[filter] ?? NaN)}`,
      takes: (filter) => ({ shape: tuple([height, width, channels]), picture: 'filter', filter }),
      make: (filter) => {
        const limit = options.scale === 'all' ? all : limitOf(statistics(filter));
        const faces = kernelFaces(kernel, filter, face, limit, (pointed, box) => {
          if (pointed) this.#numbers.show(kernel, filter, pointed, box);
          else this.#numbers.hide();
        });
        const norm = measures.norm[filter] ?? NaN;
        return [
          element('p', { class: 'name', text: `Filter ${filter}` }),
          element('div', { class: 'faces' }, ...faces),
          numbersList(statistics(filter), norm),
        ];
      },
    });
  }

  /** Once for every kernel: it may have millions of weights. */
  #measure(kernel: Kernel): FilterMeasures {
    if (this.#measured?.kernel !== kernel) this.#measured = { kernel, measures: filterMeasures(kernel) };
    return this.#measured.measures;
  }
}

function limitOf({ min, max }: Statistics): number {
  return Math.max(Math.abs(min), Math.abs(max));
}

function numbersList({ min, max, mean }: Statistics, norm: number): HTMLElement {
  const terms = Object.entries({ min, max, mean, norm });
  const parts = terms.map(([name, value]) =>
    element(
      'div',
      {},
      element('dt', { text: name }),
      element('dd', { text: formatValue(value), ...numberTakes({ value }) }),
    ),
  );
  return element('dl', { class: 'statistics' }, ...parts);
}

function facesSentence(kernel: Kernel, face: KernelOptions['face']): string {
  const { channels } = kernelShape(kernel);
  if (face === 'numbers') return '';
  const mixed = 'RGB mixes three channels into one colour: grey is 0, brighter is positive.';
  if (face === 'colour') return `${mixed} Point at a picture for its numbers.`;
  if (channels === 1) return 'Point at a picture for its numbers.';
  const several = coloursOf(kernel)
    ? `${mixed} The letters stand for the weights of each channel of the image.`
    : 'Each filter has weights for the channels of its group.';
  return `${several} Point at a picture for its numbers.`;
}
