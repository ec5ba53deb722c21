import * as l10n from '@vscode/l10n';
import type { OutputSize } from '../../conv2d/shapes';
import type { CellPlace } from '../../protocol/panelView';
import { element } from '../dom';

const FIELDS = ['filter', 'y', 'x'] as const;

/** Which cell of which feature map, as numbers, and the button that slides the window. */
export class CellControls {
  readonly root = element('div', { class: 'cell-controls', role: 'group', 'aria-label': l10n.t('Cell of the output') });
  readonly #play: HTMLButtonElement;
  readonly #inputs: Readonly<Record<keyof CellPlace, HTMLInputElement>>;

  constructor(choose: (place: Partial<CellPlace>) => void, play: () => void) {
    const input = (name: keyof CellPlace): HTMLInputElement => {
      const made = element('input', { type: 'number', min: '0', step: '1', id: `cell-${name}` });
      made.addEventListener('change', () => {
        if (made.value !== '' && Number.isFinite(made.valueAsNumber))
          choose({ [name]: Math.round(made.valueAsNumber) });
      });
      return made;
    };
    this.#inputs = { filter: input('filter'), y: input('y'), x: input('x') };
    this.#play = element('button', { type: 'button', class: 'secondary', text: l10n.t('Play'), onClick: play });
    const labels = { filter: l10n.t('Filter'), y: l10n.t('Row'), x: l10n.t('Column') };
    for (const name of FIELDS) {
      const words = element('label', { for: `cell-${name}`, text: labels[name] });
      this.root.append(element('span', { class: 'field' }, words, this.#inputs[name]));
    }
    this.root.append(this.#play);
  }

  render(place: CellPlace, size: OutputSize, playing: boolean): void {
    const most = { filter: size.filters - 1, y: size.height - 1, x: size.width - 1 };
    for (const name of FIELDS) {
      this.#inputs[name].max = String(most[name]);
      // Not under the hands of whoever is typing.
      if (this.#inputs[name] !== document.activeElement || this.#inputs[name].valueAsNumber > most[name]) {
        this.#inputs[name].value = String(place[name]);
      }
    }
    this.#play.textContent = playing ? l10n.t('Stop') : l10n.t('Play');
    this.#play.setAttribute('aria-pressed', String(playing));
  }
}
