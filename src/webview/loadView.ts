import * as l10n from '@vscode/l10n';
import { isLoader, loaderWords, LOADERS } from '../conv2d/load/loaders';
import type { PageState } from '../protocol/panelMessages';
import { element } from './dom';
import type { Host } from './host';

/** What the image is loaded with, and what that did to this file. */
export class LoadView {
  readonly root: HTMLElement;
  readonly #select = element('select', { id: 'load-like', 'aria-describedby': 'load-words' });
  readonly #words = element('p', { id: 'load-words', class: 'words' });
  readonly #notes = element('ul', { class: 'notes', 'aria-label': l10n.t('What loading did to this file') });
  #shown = '';

  constructor(host: Host) {
    for (const loader of LOADERS) this.#select.append(element('option', { value: loader, text: loader }));
    this.#select.addEventListener('change', () => {
      const { value } = this.#select;
      if (isLoader(value)) host.loadLike(value);
    });
    this.root = element(
      'section',
      { class: 'load', 'aria-label': l10n.t('Loading') },
      element('label', { for: 'load-like', text: l10n.t('Load like') }),
      this.#select,
      this.#words,
      this.#notes,
    );
  }

  render({ loadLike, trace, facts }: PageState): void {
    const isArray = trace?.image.array.read === 'np.load';
    const key = JSON.stringify([loadLike, isArray, facts]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#select.value = loadLike.loader;
    this.#select.disabled = isArray;
    this.#words.textContent = isArray
      ? l10n.t('A NumPy array is read with np.load, whatever is chosen here.')
      : loaderWords(loadLike.loader);
    const notes = facts?.notes ?? [];
    this.#notes.replaceChildren(
      ...notes.map((text) => element('li', { text })),
      ...(facts?.approximate
        ? [element('li', { class: 'approximate', text: l10n.t('Approximate: {0}.', facts.approximate) })]
        : []),
    );
    this.#notes.hidden = notes.length === 0 && !facts?.approximate;
  }
}
