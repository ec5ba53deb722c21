import * as l10n from '@vscode/l10n';
import type { Trace } from '../conv2d/trace';
import { element } from './dom';
import type { Host } from './host';

/** Copies a program that repeats what is shown. */
export class CodeView {
  readonly root: HTMLElement;

  constructor(host: Host) {
    const button = (text: string, ask: Parameters<Host['ask']>[0]): HTMLElement =>
      element('button', { type: 'button', class: 'secondary', text, onClick: () => host.ask(ask) });
    this.root = element(
      'section',
      { class: 'take', 'aria-labelledby': 'code-title' },
      element('h2', { id: 'code-title', text: l10n.t('The same in your own program') }),
      element('p', {
        text: l10n.t(
          'A script that loads this image, makes this layer with this seed, calls it, and checks every shape above.',
        ),
      }),
      element(
        'div',
        { class: 'buttons' },
        button(l10n.t('Copy as Keras'), 'copyAsKeras'),
        button(l10n.t('Copy as PyTorch'), 'copyAsPyTorch'),
        button(l10n.t('Copy as TensorFlow.js'), 'copyAsTensorFlowJs'),
      ),
    );
    this.root.hidden = true;
  }

  render(trace: Trace | undefined): void {
    this.root.hidden = trace === undefined;
  }
}
