import type { PageState } from '../protocol/panelMessages';
import { element } from './dom';
import type { Host } from './host';

/** What is inspected, and the two things one can do about it. */
export class HeaderView {
  readonly root: HTMLElement;
  readonly #call = element('h1', { text: 'Conv2D' });
  readonly #file = element('p', { class: 'file' });

  constructor(host: Host) {
    this.root = element(
      'header',
      {},
      element('div', { class: 'titles' }, this.#call, this.#file),
      element(
        'div',
        { class: 'buttons' },
        element('button', { type: 'button', text: 'Configure…', onClick: () => host.ask('configure') }),
        element('button', {
          type: 'button',
          class: 'secondary',
          text: 'From Code…',
          title: 'Configure from Python Code…',
          onClick: () => host.ask('configureFromCode'),
        }),
        element('button', { type: 'button', class: 'secondary', text: 'Run Again', onClick: () => host.ask('run') }),
      ),
    );
  }

  render({ fileName, trace, facts }: PageState): void {
    this.#call.textContent = trace?.call ?? 'Conv2D';
    const size = trace ? `${trace.image.width} × ${trace.image.height} pixels` : '';
    this.#file.textContent = [fileName, facts?.format ?? '', size].filter(Boolean).join(' · ');
  }
}
