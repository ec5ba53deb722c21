import * as l10n from '@vscode/l10n';
import type { LayerState } from '../conv2d/lifecycle';
import type { Trace } from '../conv2d/trace';
import { element } from './dom';
import { sectionHead } from './sectionHead';
import { takes } from './take';

/** The same questions to the layer before its first call and after it, side by side. */
export class LifecycleView {
  readonly root: HTMLElement;
  readonly #states = element('div', { class: 'states' });
  #shown = '';

  constructor() {
    this.root = element(
      'section',
      { class: 'lifecycle', 'aria-labelledby': 'lifecycle-title', ...takes({ table: { name: 'lifecycle' } }) },
      sectionHead(element('h2', { id: 'lifecycle-title', text: l10n.t('The layer, before and after') })),
      element('p', {
        text: l10n.t(
          'Nothing has a size until the first call shows the layer how many channels there are: ask it the same before and after.',
        ),
      }),
      this.#states,
    );
    this.root.hidden = true;
  }

  render(trace: Trace | undefined): void {
    this.root.hidden = trace === undefined;
    const key = JSON.stringify(trace?.lifecycle);
    if (!trace || key === this.#shown) return;
    this.#shown = key;
    this.#states.replaceChildren(
      state('before', trace.lifecycle.before, {
        title: l10n.t('Before the first call'),
        summaryTitle: l10n.t('Summary before the first call'),
      }),
      state('after', trace.lifecycle.after, {
        title: l10n.t('After it'),
        summaryTitle: l10n.t('Summary after it'),
      }),
    );
  }
}

interface Titles {
  readonly title: string;
  readonly summaryTitle: string;
}

function state(name: string, { answers, summary }: LayerState, { title, summaryTitle }: Titles): HTMLElement {
  const rows = answers.map(({ code, text, raises }) =>
    element(
      'div',
      { class: 'answer' },
      element('p', { class: 'question' }, element('code', { text: code })),
      element('p', { class: raises ? 'raises' : 'answers' }, element('code', { text })),
    ),
  );
  return element(
    'div',
    { class: 'state', 'data-state': name },
    element('h3', { text: title }),
    ...rows,
    element('p', { class: 'question' }, element('code', { text: 'keras.Sequential([layer]).summary()' })),
    // A wide table: it scrolls by itself, and with the keyboard.
    element(
      'div',
      { class: 'sheet' },
      element('pre', {
        class: 'summary',
        tabindex: '0',
        'aria-label': summaryTitle,
        text: summary,
      }),
    ),
  );
}
