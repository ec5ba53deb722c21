import { formatBytes } from '../conv2d/format';
import type { Axis, Step, StepId, Trace } from '../conv2d/trace';
import type { RgbaPicture } from '../protocol/values';
import { drawPicture } from './canvas';
import { element } from './dom';

/** The seven steps, one below the other. */
export class StoryView {
  readonly root: HTMLElement;
  readonly #list = element('ol', { class: 'story' });
  readonly #preview = element('canvas', { class: 'preview', role: 'img' });
  readonly #empty = element('p', { class: 'empty', text: 'The shapes appear as soon as the image has been opened.' });
  #shown = '';

  constructor() {
    this.root = element(
      'section',
      { 'aria-labelledby': 'story-title' },
      element('h2', { id: 'story-title', text: 'Shapes, step by step' }),
      this.#empty,
      this.#list,
    );
    this.#preview.hidden = true;
  }

  /** @param expected whether a run is under way that will tell the shapes */
  render(trace: Trace | undefined, expected: boolean): void {
    this.root.hidden = !trace && !expected;
    this.#empty.hidden = trace !== undefined;
    const key = JSON.stringify(trace);
    if (!trace || key === this.#shown) return;
    this.#shown = key;
    this.#list.replaceChildren(
      ...trace.steps.map((step, index) => stepItem(step, index, step.id === 'image' ? this.#preview : undefined)),
    );
    this.#preview.setAttribute('aria-label', `The image, ${trace.image.width} by ${trace.image.height} pixels`);
  }

  renderPreview(picture: RgbaPicture | undefined): void {
    this.#preview.hidden = picture === undefined;
    if (picture) drawPicture(this.#preview, picture);
  }

  show(step: StepId): void {
    const item = this.#list.querySelector<HTMLElement>(`[data-step="${step}"]`);
    item?.scrollIntoView({ block: 'start' });
    item?.focus({ preventScroll: true });
  }
}

function stepItem(step: Step, index: number, picture: HTMLElement | undefined): HTMLElement {
  return element(
    'li',
    { class: 'step', 'data-step': step.id, tabindex: '-1' },
    element('span', { class: 'number', 'aria-hidden': 'true', text: String(index + 1) }),
    element('h3', { text: step.title }),
    element(
      'div',
      { class: 'what' },
      element('code', { class: 'code', text: step.code }),
      element('p', { text: step.explanation }),
      ...step.cautions.map((text) => element('p', { class: 'caution', text })),
      step.formulas.length > 0 ? formulas(step) : undefined,
      picture,
    ),
    element(
      'div',
      { class: 'tensor' },
      shape(step),
      step.tensor
        ? element('p', { class: 'facts', text: `${step.tensor.dtype} · ${formatBytes(step.tensor.bytes)}` })
        : undefined,
      step.tensor ? axes(step.tensor.axes) : undefined,
    ),
  );
}

/** The shape as Python prints it, each number underlined in its axis' colour. */
function shape(step: Step): HTMLElement {
  const sizes = step.tensor?.axes ?? [];
  if (sizes.length === 0) return element('p', { class: 'shape', text: step.shape });
  const parts = sizes.flatMap((axis, index) => [
    element('span', { class: `axis ${axis.role}`, title: `${axis.role}: ${axis.meaning}`, text: String(axis.size) }),
    index < sizes.length - 1 ? ', ' : '',
  ]);
  return element('p', { class: 'shape' }, '(', ...parts, sizes.length === 1 ? ',)' : ')');
}

function axes(all: readonly Axis[]): HTMLElement {
  const items = all.map(({ role, size, meaning }) =>
    element(
      'li',
      {},
      element('span', { class: `dot ${role}`, 'aria-hidden': 'true' }),
      element('b', { text: String(size) }),
      ` ${meaning}`,
    ),
  );
  return element('ul', { class: 'axes', 'aria-label': 'Axes' }, ...items);
}

function formulas({ formulas: all }: Step): HTMLElement {
  const rows = all.flatMap(({ label, text, note }) => [
    element('dt', { text: label }),
    element(
      'dd',
      {},
      element('code', { text }),
      note === undefined ? undefined : element('p', { class: 'note', text: note }),
    ),
  ]);
  return element('dl', { class: 'formulas' }, ...rows);
}
