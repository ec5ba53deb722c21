import { formatValue } from '../conv2d/format';
import { kernelShape, weightAt } from '../picture/kernelPicture';
import type { PageValues } from '../protocol/panelMessages';
import { channelName } from './channelName';
import { element } from './dom';

export interface Cell {
  readonly y: number;
  readonly x: number;
}

/** Rows and columns shown of a larger kernel, around the pointed cell: more could not be read. */
const WINDOW = 7;
/** Tables shown of a filter over many channels. */
const MOST_CHANNELS = 3;

/** The weights behind a picture, beside the pointer or the focused tile. */
export class KernelNumbers {
  readonly root = element('div', { class: 'numbers', role: 'tooltip', id: 'kernel-numbers' });

  constructor() {
    this.root.hidden = true;
  }

  show(kernel: PageValues['kernel'], filter: number, cell: Cell | undefined, anchor: DOMRect): void {
    const { height, width, channels } = kernelShape(kernel);
    const where = cell ? `, row ${cell.y}, column ${cell.x}` : '';
    const tables = Array.from({ length: Math.min(channels, MOST_CHANNELS) }, (_, channel) =>
      this.#table(kernel, filter, channel, cell, around(cell?.y, height), around(cell?.x, width)),
    );
    this.root.replaceChildren(element('p', { class: 'where', text: `Filter ${filter}${where}` }), ...tables);
    this.root.hidden = false;
    this.#place(anchor);
  }

  hide(): void {
    this.root.hidden = true;
  }

  #table(
    kernel: PageValues['kernel'],
    filter: number,
    channel: number,
    cell: Cell | undefined,
    rows: readonly number[],
    columns: readonly number[],
  ): HTMLElement {
    return element(
      'table',
      {},
      element('caption', { text: channelName(kernel, filter, channel) }),
      ...rows.map((y) =>
        element(
          'tr',
          {},
          ...columns.map((x) =>
            element('td', {
              class: cell?.y === y && cell.x === x ? 'pointed' : '',
              text: formatValue(weightAt(kernel, y, x, channel, filter)),
            }),
          ),
        ),
      ),
    );
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

/** Indices of at most `WINDOW` neighbours, the given one as near to their middle as the ends allow. */
function around(index = 0, length: number): number[] {
  const count = Math.min(WINDOW, length);
  const first = Math.max(0, Math.min(index - Math.floor(WINDOW / 2), length - count));
  return Array.from({ length: count }, (_, offset) => first + offset);
}
