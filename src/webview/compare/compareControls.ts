import * as l10n from '@vscode/l10n';
import type { CompareOptions, MapOptions, PanelView } from '../../protocol/panelView';
import { Choice } from '../choice';
import { element } from '../dom';
import { colourNames } from '../mapControls';

/** What was chosen of the comparison. */
export interface CompareChoice {
  readonly compare?: Partial<CompareOptions>;
  readonly colours?: MapOptions['colours'];
  readonly filter?: number;
}

/** Which filter is compared, and in which colours. */
export class CompareControls {
  readonly root: HTMLElement;
  readonly #filter: HTMLInputElement;
  readonly #range: Choice<CompareOptions['range']>;
  readonly #colours: Choice<MapOptions['colours']>;
  readonly #steps: readonly HTMLButtonElement[];

  constructor(choose: (choice: CompareChoice) => void) {
    this.#filter = element('input', { type: 'number', min: '0', step: '1', id: 'compare-filter' });
    this.#filter.addEventListener('change', () => {
      const filter = this.#filter.valueAsNumber;
      if (Number.isSafeInteger(filter) && filter >= 0) choose({ filter: Math.min(filter, Number(this.#filter.max)) });
    });
    const step = (by: -1 | 1, text: string, label: string): HTMLButtonElement =>
      element('button', {
        type: 'button',
        class: 'secondary other-filter',
        text,
        title: label,
        'aria-label': label,
        onClick: () => choose({ filter: this.#filter.valueAsNumber + by }),
      });
    this.#steps = [step(-1, '‹', l10n.t('Filter before')), step(1, '›', l10n.t('Next filter'))];
    const ranges = { shared: l10n.t('The same for A and B'), own: l10n.t('Each its own') };
    this.#range = new Choice('compare-range', l10n.t('Map range'), ranges, (range) => choose({ compare: { range } }));
    this.#colours = new Choice('compare-colours', l10n.t('Map colours'), colourNames(), (name) =>
      choose({ colours: name }),
    );
    const label = element('label', { for: 'compare-filter', text: l10n.t('Filter') });
    this.root = element(
      'div',
      { class: 'options', role: 'group', 'aria-label': l10n.t('What is compared as pictures') },
      element('span', { class: 'field' }, label, this.#filter, ...this.#steps),
      this.#colours.root,
      this.#range.root,
    );
  }

  /** @param filters how many B has: the one that is selected in the whole panel is one of them */
  render({ maps, compare }: PanelView, filter: number, filters: number): void {
    this.#filter.max = String(filters - 1);
    if (this.#filter !== document.activeElement || this.#filter.valueAsNumber > filters - 1) {
      this.#filter.value = String(filter);
    }
    const [before, next] = this.#steps;
    if (before) before.disabled = filter <= 0;
    if (next) next.disabled = filter >= filters - 1;
    this.#colours.render(maps.colours);
    this.#range.render(compare.range);
  }
}
