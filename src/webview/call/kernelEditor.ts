import * as l10n from '@vscode/l10n';
import {
  byHandText,
  type HandSetKernel,
  handSetKernel,
  identityKernel,
  weightAt,
  withWeight,
} from '../../conv2d/handSet';
import type { Trace } from '../../conv2d/trace';
import type { ArgumentChanges } from '../../protocol/panelMessages';
import { element } from '../dom';

/** Sides of a kernel that has room as a table of fields. */
const MOST_SIDE = 15;

/** The numbers of a kernel that is set by hand, each in a field of its own. */
export class KernelEditor {
  readonly root = element('fieldset', { class: 'kernel-editor' });
  readonly #words = element('p', { class: 'words' });
  readonly #places = element('div', { class: 'places' });
  readonly #table = element('table', {});
  #kernel: HandSetKernel | undefined;
  #place = { channel: 0, filter: 0 };
  #shape = '';

  constructor(private readonly change: (changes: ArgumentChanges) => void) {
    this.root.append(
      element('legend', { text: l10n.t('Kernel, set by hand') }),
      this.#words,
      this.#places,
      element('div', { class: 'scroll' }, this.#table),
    );
    this.root.hidden = true;
  }

  render(trace: Trace | undefined): void {
    const kernel = trace && handSetKernel(trace.arguments.kernelInitializer);
    this.#kernel = kernel;
    this.root.hidden = !kernel;
    if (!kernel) return;
    const { shape } = kernel;
    if (shape.join() !== this.#shape) {
      this.#shape = shape.join();
      this.#place = { channel: 0, filter: 0 };
      this.#build(kernel);
    }
    this.#fill(kernel);
  }

  #build({ shape: [height, width, channels, filters] }: HandSetKernel): void {
    this.#words.textContent = sharedWords(channels, filters);
    this.#places.replaceChildren(
      ...(filters > 1 ? [this.#choice('filter', l10n.t('Filter'), filters)] : []),
      ...(channels > 1 ? [this.#choice('channel', l10n.t('Channel'), channels)] : []),
    );
    this.#places.hidden = filters === 1 && channels === 1;
    const fits = Math.max(height, width) <= MOST_SIDE;
    if (!fits) this.#words.textContent = l10n.t('It is too large to be edited here: edit kernel_initializer.');
    this.#table.replaceChildren(
      ...Array.from({ length: fits ? height : 0 }, (_, y) =>
        element('tr', {}, ...Array.from({ length: width }, (__, x) => element('td', {}, this.#cell(y, x)))),
      ),
    );
  }

  #cell(y: number, x: number): HTMLInputElement {
    const label = l10n.t('Weight in row {0}, column {1}', y, x);
    const input = element('input', { type: 'number', step: 'any', 'aria-label': label, title: label });
    input.addEventListener('input', () => {
      if (!this.#kernel || input.value === '' || !Number.isFinite(Number(input.value))) return;
      const { channel, filter } = this.#place;
      const value = withWeight(this.#kernel.value, [y, x, channel, filter], Number(input.value));
      this.#kernel = { ...this.#kernel, value };
      mark(input, Number(input.value));
      this.change({ kernelInitializer: byHandText(value) });
    });
    return input;
  }

  #choice(axis: 'channel' | 'filter', name: string, length: number): HTMLElement {
    const id = `kernel-editor-${axis}`;
    const options = Array.from({ length }, (_, index) =>
      element('option', { value: String(index), text: String(index) }),
    );
    const select = element('select', { id }, ...options);
    select.addEventListener('change', () => {
      this.#place = { ...this.#place, [axis]: Number(select.value) };
      if (this.#kernel) this.#fill(this.#kernel);
    });
    return element('span', { class: 'field' }, element('label', { for: id, text: name }), select);
  }

  #fill({ value }: HandSetKernel): void {
    const { channel, filter } = this.#place;
    [...this.#table.rows].forEach((row, y) =>
      [...row.querySelectorAll('input')].forEach((input, x) => {
        const weight = weightAt(value, [y, x, channel, filter]);
        mark(input, weight);
        if (input !== document.activeElement || Number(input.value) !== weight) input.value = String(weight);
      }),
    );
  }
}

/** What makes a kernel that can be edited, whatever it was before. */
export function setByHand({ arguments: { kernelSize } }: Trace): ArgumentChanges {
  return { kernelInitializer: byHandText(identityKernel(kernelSize)) };
}

function mark(input: HTMLInputElement, weight: number): void {
  input.classList.toggle('zero', weight === 0);
}

function sharedWords(channels: number, filters: number): string {
  if (channels > 1 && filters > 1) return l10n.t('Every filter has numbers of its own for every channel.');
  if (filters > 1) return l10n.t('The same for every channel.');
  if (channels > 1) return l10n.t('The same for every filter.');
  return l10n.t('The same for every channel and every filter.');
}
