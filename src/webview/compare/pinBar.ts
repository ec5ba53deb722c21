import * as l10n from '@vscode/l10n';
import type { PinnedResult } from '../../protocol/panelMessages';
import { element } from '../dom';

/** What the host is asked to do about the pinned result. */
export type AskAboutPin = (type: 'pinResult' | 'unpinResult' | 'usePinnedSeed') => void;

/** Pins the result that is shown, and says which one is pinned. */
export class PinBar {
  readonly root = element('div', { class: 'pin-bar', role: 'group' });
  readonly #pin: HTMLButtonElement;
  readonly #unpin: HTMLButtonElement;
  readonly #jump: HTMLButtonElement;
  readonly #about = element('p', { class: 'pin-about' });

  /** @param jump brings the comparison into view */
  constructor(ask: AskAboutPin, jump: () => void) {
    this.root.setAttribute('aria-label', l10n.t('Comparison'));
    this.#pin = element('button', { type: 'button', class: 'secondary', onClick: () => ask('pinResult') });
    this.#unpin = element('button', {
      type: 'button',
      class: 'secondary',
      text: l10n.t('Unpin'),
      onClick: () => ask('unpinResult'),
    });
    this.#jump = element('button', { type: 'button', class: 'link', text: l10n.t('Compare with A'), onClick: jump });
    this.root.append(this.#pin, this.#unpin, this.#about, this.#jump);
    this.render(undefined, false);
  }

  /** @param possible whether there is a result that could be pinned */
  render(pinned: PinnedResult | undefined, possible: boolean): void {
    this.#pin.textContent = pinned ? l10n.t('Pin This as A') : l10n.t('Pin as A');
    this.#pin.disabled = !possible;
    this.#unpin.hidden = this.#jump.hidden = !pinned;
    this.#about.replaceChildren(
      ...(pinned
        ? [sign('A'), ` ${pinned.fileName} · `, element('code', { text: pinned.trace.call })]
        : [l10n.t('Keeps this result; what you inspect afterwards is shown beside it.')]),
    );
  }
}

/** The letter that one of the two results is called by. */
export function sign(name: 'A' | 'B'): HTMLElement {
  return element('span', { class: 'side-sign', text: name });
}
