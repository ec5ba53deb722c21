import * as l10n from '@vscode/l10n';
import { formatValue } from '../../conv2d/format';
import { sentences } from '../../conv2d/sentences';
import { type FilterMeasures, filterMeasures, filterOrder } from '../../picture/filterOrder';
import { kernelShape } from '../../picture/kernelPicture';
import { tuple } from '../../python/repr';
import type { PageValues } from '../../protocol/panelMessages';
import type { KernelOptions } from '../../protocol/panelView';
import type { Statistics } from '../../protocol/values';
import { element } from '../dom';
import { measures } from '../statisticsText';
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
  readonly #title = element('h2', { id: 'kernels-title', text: l10n.t('Kernels') });
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
    this.#grid = new TileGrid('kernels', l10n.t('Filters of the kernel'), choose);
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
    const measured = this.#measure(kernel);
    const { norm } = measured;
    const face = options.face === 'colour' && !coloured ? 'channels' : options.face;
    const all = limitOf(kernel.statistics);
    this.#numbers.hide();
    const shape = tuple([height, width, channels]);
    this.#title.textContent =
      filters === 1 ? l10n.t('Kernels: 1 filter of {0}', shape) : l10n.t('Kernels: {0} filters of {1}', filters, shape);
    this.#about.textContent = sentences(
      l10n.t('All weights from {0} to {1}, mean {2}, standard deviation {3}.', ...measures(kernel.statistics)),
      ...facesSentences(kernel, face),
    );
    this.#controls.render(options, all, coloured);
    setTakes(this.root, {
      shape: tuple(kernel.shape),
      table: { name: 'filters' },
      picture: 'kernels',
      array: 'kernel',
    });
    this.#grid.root.dataset['face'] = face;
    const statistics = (filter: number): Statistics => kernel.filters[filter] ?? kernel.statistics;
    this.#grid.fill(filterOrder(measured, options.order), {
      label: (filter) =>
        l10n.t(
          'Filter {5}: weights from {0} to {1}, mean {2}, standard deviation {3}, norm {4}',
          ...measures(statistics(filter)),
          formatValue(norm[filter] ?? NaN),
          filter,
        ),
      takes: (filter) => ({ shape, picture: 'filter', filter }),
      make: (filter) => {
        const limit = options.scale === 'all' ? all : limitOf(statistics(filter));
        const faces = kernelFaces(kernel, filter, face, limit, (pointed, box) => {
          if (pointed) this.#numbers.show(kernel, filter, pointed, box);
          else this.#numbers.hide();
        });
        return [
          element('p', { class: 'name', text: l10n.t('Filter {0}', filter) }),
          element('div', { class: 'faces' }, ...faces),
          numbersList(statistics(filter), norm[filter] ?? NaN),
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
  const terms = Object.entries({ min, max, mean, [l10n.t('norm')]: norm });
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

/** What is in the pictures, and what can be done with them. */
function facesSentences(kernel: Kernel, face: KernelOptions['face']): readonly string[] {
  const { channels } = kernelShape(kernel);
  if (face === 'numbers') return [];
  const mixed = l10n.t('RGB mixes three channels into one colour: grey is 0, brighter is positive.');
  const point = l10n.t('Point at a picture for its numbers.');
  if (face === 'colour') return [mixed, point];
  if (channels === 1) return [point];
  return coloursOf(kernel)
    ? [mixed, l10n.t('The letters stand for the weights of each channel of the image.'), point]
    : [l10n.t('Each filter has weights for the channels of its group.'), point];
}
