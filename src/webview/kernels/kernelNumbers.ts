import * as l10n from '@vscode/l10n';
import { kernelShape } from '../../picture/kernelPicture';
import type { PageValues } from '../../protocol/panelMessages';
import { element } from '../dom';
import { type Cell, weightTable } from './weightTable';

/** Tables shown of a filter over many channels. */
const MOST_CHANNELS = 3;

/** What is pointed at: a weight, perhaps of one channel. */
export interface Pointed extends Cell {
  readonly channel?: number;
}

/** The weights behind a picture, beside the pointer or the focused tile. */
export class KernelNumbers {
  readonly root = element('div', { class: 'numbers', role: 'tooltip', id: 'kernel-numbers' });

  constructor() {
    this.root.hidden = true;
  }

  show(kernel: PageValues['kernel'], filter: number, pointed: Pointed | undefined, anchor: DOMRect): void {
    const { channels } = kernelShape(kernel);
    const where = pointed
      ? l10n.t('Filter {0}, row {1}, column {2}', filter, pointed.y, pointed.x)
      : l10n.t('Filter {0}', filter);
    const shown =
      pointed?.channel === undefined
        ? Array.from({ length: Math.min(channels, MOST_CHANNELS) }, (_, channel) => channel)
        : [pointed.channel];
    this.root.replaceChildren(
      element('p', { class: 'where', text: where }),
      ...shown.map((channel) => weightTable(kernel, filter, channel, pointed)),
    );
    this.root.hidden = false;
    this.#place(anchor);
  }

  hide(): void {
    this.root.hidden = true;
  }

  /** Below the anchor, or above it where there is no room. */
  #place(anchor: DOMRect): void {
    const margin = 8;
    const { offsetHeight: height, offsetWidth: width } = this.root;
    const below = anchor.bottom + margin;
    const top = below + height > window.innerHeight ? anchor.top - height - margin : below;
    const left = Math.min(anchor.left, window.innerWidth - width - margin);
    this.root.style.top = `${Math.max(margin, top)}px`;
    this.root.style.left = `${Math.max(margin, left)}px`;
  }
}
