import * as l10n from '@vscode/l10n';
import { element } from '../dom';
import { ZOOM_STEP } from './pictureGestures';

/** Larger, smaller, all of it; and how large it is. */
export class ZoomControls {
  readonly root = element('div', {
    class: 'zoom-controls',
    role: 'group',
    'aria-label': l10n.t('Zoom of both pictures'),
  });
  readonly #scale = element('span', { class: 'note' });
  readonly #out: HTMLButtonElement;
  readonly #in: HTMLButtonElement;
  readonly #fit: HTMLButtonElement;

  /** @param zoomBy 0 for all of it */
  constructor(zoomBy: (factor: number) => void) {
    const button = (text: string, label: string, factor: number): HTMLButtonElement =>
      element('button', {
        type: 'button',
        class: 'secondary',
        'aria-label': label,
        title: label,
        text,
        onClick: () => zoomBy(factor),
      });
    this.#out = button('−', l10n.t('Zoom out (-)'), 1 / ZOOM_STEP);
    this.#in = button('+', l10n.t('Zoom in (+)'), ZOOM_STEP);
    this.#fit = button(l10n.t('Fit'), l10n.t('Fit: see all of it (0)'), 0);
    this.root.append(this.#out, this.#in, this.#fit, this.#scale);
  }

  render(scale: number, most: number): void {
    this.#out.disabled = this.#fit.disabled = scale <= 1;
    this.#in.disabled = scale >= most;
    this.#scale.textContent = scale === 1 ? '' : `× ${scale < 10 ? scale.toFixed(1) : Math.round(scale)}`;
  }
}
