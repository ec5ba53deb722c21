import * as l10n from '@vscode/l10n';
import { formatValue } from '../../conv2d/format';
import { diverging } from '../../picture/diverging';
import type { KernelOptions } from '../../protocol/panelView';
import { drawCells } from '../canvas';
import { Choice } from '../choice';
import { element } from '../dom';

/** What is shown of the filters, in what order, and the legend of their colours. */
export class KernelControls {
  readonly root: HTMLElement;
  readonly #face: Choice<KernelOptions['face']>;
  readonly #order: Choice<KernelOptions['order']>;
  readonly #scale: Choice<KernelOptions['scale']>;
  readonly #legend = element('div', { class: 'scale' });

  constructor(change: (options: Partial<KernelOptions>) => void) {
    const faces = { colour: l10n.t('Colour'), channels: l10n.t('Channels'), numbers: l10n.t('Numbers') };
    const orders = {
      number: l10n.t('Number'),
      norm: l10n.t('Norm, largest first'),
      mean: l10n.t('Mean, largest first'),
    };
    const scales = { all: l10n.t('The same for all'), filter: l10n.t('Each filter’s own') };
    this.#face = new Choice('kernel-face', l10n.t('Show'), faces, (face) => change({ face }));
    this.#order = new Choice('kernel-order', l10n.t('Sort by'), orders, (order) => change({ order }));
    this.#scale = new Choice('kernel-scale', l10n.t('Colour scale'), scales, (scale) => change({ scale }));
    this.root = element(
      'div',
      {},
      element(
        'div',
        { class: 'options', role: 'group', 'aria-label': l10n.t('View of the kernels') },
        this.#face.root,
        this.#order.root,
        this.#scale.root,
      ),
      this.#legend,
    );
  }

  /**
   * @param limit the weight (of either sign) at the end of a scale that is the same for all
   * @param coloured whether filters see red, green and blue
   */
  render({ face, order, scale }: KernelOptions, limit: number, coloured: boolean): void {
    this.#face.render(face === 'colour' && !coloured ? 'channels' : face);
    this.#face.allow('colour', coloured);
    this.#order.render(order);
    this.#scale.render(scale);
    // Mixed colours are not on this scale.
    this.#legend.hidden = face === 'colour' && coloured;
    const own = scale === 'filter';
    this.#legend.replaceChildren(
      element('span', { text: own ? l10n.t('− largest') : formatValue(-limit) }),
      element('div', { class: 'ramp' }, ramp(), element('span', { class: 'zero', text: '0' })),
      element('span', { text: own ? l10n.t('+ largest of each filter') : formatValue(limit) }),
    );
  }
}

function ramp(): HTMLCanvasElement {
  const label = l10n.t('Colour scale: blue is negative, red is positive');
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  const steps = 101;
  drawCells(canvas, { height: 6, width: steps }, 202, (_y, x) => diverging((2 * x) / (steps - 1) - 1));
  return canvas;
}
