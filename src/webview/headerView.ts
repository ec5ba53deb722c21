import * as l10n from '@vscode/l10n';
import type { Trace } from '../conv2d/trace';
import type { ArgumentChanges, PageState } from '../protocol/panelMessages';
import { CallView } from './call/callView';
import { KernelEditor, setByHand } from './call/kernelEditor';
import { PresetChoice } from './call/presetChoice';
import { element } from './dom';
import type { Host } from './host';

/** What is inspected: the image, and the layer's call, which can be changed here. */
export class HeaderView {
  readonly root: HTMLElement;
  /** For whoever cannot see the controls: they are the call for everyone else. */
  readonly #title = element('h1', { class: 'visually-hidden', text: 'Conv2D' });
  readonly #file = element('p', { class: 'file' });
  readonly #call: CallView;
  readonly #presets: PresetChoice;
  readonly #editor: KernelEditor;
  readonly #byHand: HTMLButtonElement;
  #trace: Trace | undefined;

  constructor(host: Host) {
    const change = (changes: ArgumentChanges): void => host.change(changes);
    this.#call = new CallView(change);
    this.#editor = new KernelEditor(change);
    const save = element('button', {
      type: 'button',
      class: 'link',
      text: l10n.t('Save as Preset…'),
      onClick: () => host.ask('savePreset'),
    });
    this.#byHand = element('button', {
      type: 'button',
      class: 'link',
      text: l10n.t('Set Kernel by Hand'),
      onClick: () => {
        if (this.#trace) change(setByHand(this.#trace));
      },
    });
    this.#byHand.hidden = true;
    this.#presets = new PresetChoice(change, [save, this.#byHand]);
    this.root = element(
      'header',
      {},
      this.#title,
      this.#file,
      element(
        'div',
        { class: 'buttons' },
        element('button', {
          type: 'button',
          class: 'secondary',
          text: l10n.t('Configure…'),
          title: l10n.t('Configure step by step'),
          onClick: () => host.ask('configure'),
        }),
        element('button', {
          type: 'button',
          class: 'secondary',
          text: l10n.t('From Code…'),
          title: l10n.t('Configure from Python Code…'),
          onClick: () => host.ask('configureFromCode'),
        }),
        element('button', { type: 'button', text: l10n.t('Run Again'), onClick: () => host.ask('run') }),
      ),
      this.#call.root,
      this.#presets.root,
      this.#editor.root,
    );
  }

  render(state: PageState): void {
    const { fileName, trace, facts } = state;
    this.#trace = trace;
    this.#title.textContent = trace?.call ?? 'Conv2D';
    const size = trace ? l10n.t('{0} × {1} pixels', trace.image.width, trace.image.height) : '';
    this.#file.textContent = [fileName, facts?.format ?? '', size].filter(Boolean).join(' · ');
    this.#call.render(state);
    this.#presets.render(state);
    this.#editor.render(trace);
    this.#byHand.hidden = !trace || !this.#editor.root.hidden;
  }
}
