import * as l10n from '@vscode/l10n';
import { STEP_IDS, type StepId, stepOf, type Trace } from '../../conv2d/trace';
import type { RgbaPicture } from '../../protocol/values';
import { drawPicture } from '../canvas';
import { element } from '../dom';
import { sectionHead } from '../sectionHead';
import { takes } from '../take';
import { axisLegend } from './axisLegend';
import { StepTab } from './stepTab';

const KEYS: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', -1],
  ['ArrowUp', -1],
  ['ArrowRight', 1],
  ['ArrowDown', 1],
  ['Home', -STEP_IDS.length],
  ['End', STEP_IDS.length],
]);

/** The seven steps as a flow of cards; the details of the selected one stand below. */
export class StoryView {
  readonly root: HTMLElement;
  readonly #tabs: readonly StepTab[];
  readonly #flow: HTMLElement;
  readonly #preview = element('canvas', {
    class: 'preview',
    role: 'img',
    ...takes({ picture: 'image', preventDefaultContextMenuItems: true }),
  });
  readonly #empty = element('p', {
    class: 'empty',
    text: l10n.t('The shapes appear as soon as the image has been opened.'),
  });
  #shown = '';

  /** @param choose a step was clicked, or reached with the keyboard */
  constructor(private readonly choose: (step: StepId) => void) {
    this.#tabs = STEP_IDS.map((id) => new StepTab(id, (tab) => this.#choose(tab)));
    this.#flow = element(
      'div',
      { class: 'flow' },
      element(
        'div',
        { class: 'steps', role: 'tablist', 'aria-labelledby': 'story-title' },
        ...this.#tabs.map(({ tab }) => tab),
      ),
      element('div', { class: 'step-panels' }, ...this.#tabs.map(({ panel }) => panel)),
    );
    this.#flow.addEventListener('keydown', (event) => this.#move(event));
    this.root = element(
      'section',
      { class: 'story', 'aria-labelledby': 'story-title', ...takes({ table: { name: 'shapes' } }) },
      element(
        'div',
        { class: 'story-head' },
        sectionHead(element('h2', { id: 'story-title', text: l10n.t('Shapes, step by step') })),
        axisLegend(),
      ),
      this.#empty,
      this.#flow,
    );
    this.#preview.hidden = true;
    this.#flow.hidden = true;
    this.select();
  }

  /** @param expected whether a run is under way that will tell the shapes */
  render(trace: Trace | undefined, expected: boolean): void {
    this.root.hidden = !trace && !expected;
    this.#empty.hidden = trace !== undefined;
    this.#flow.hidden = trace === undefined;
    const key = JSON.stringify(trace);
    if (!trace || key === this.#shown) return;
    this.#shown = key;
    for (const tab of this.#tabs) tab.render(trace, tab.id === 'image' ? this.#preview : undefined);
    const { shape } = stepOf(trace, 'image');
    this.#preview.setAttribute(
      'aria-label',
      l10n.t('The image, {0} by {1} pixels, shape {2}', trace.image.width, trace.image.height, shape),
    );
  }

  renderPreview(picture: RgbaPicture | undefined): void {
    this.#preview.hidden = picture === undefined;
    if (picture) drawPicture(this.#preview, picture);
  }

  /** Opens the details of one step instead of another's. */
  select(step: StepId = STEP_IDS[0]): void {
    for (const tab of this.#tabs) tab.select(tab.id === step);
  }

  /** Brings a step into sight, with its details if there is room, and gives it the focus. */
  show(step: StepId): void {
    const shown = this.#tabs.find(({ id }) => id === step);
    this.root.scrollIntoView({ block: 'start' });
    shown?.panel.scrollIntoView({ block: 'nearest' });
    shown?.tab.scrollIntoView({ block: 'nearest' });
    shown?.tab.focus({ preventScroll: true });
  }

  /** Where details close above it, the card that was chosen stays where it is. */
  #choose({ id, tab }: StepTab): void {
    const before = tab.getBoundingClientRect().top;
    this.choose(id);
    window.scrollBy(0, tab.getBoundingClientRect().top - before);
  }

  #move(event: KeyboardEvent): void {
    const at = this.#tabs.findIndex(({ tab }) => tab === event.target);
    const by = KEYS.get(event.key);
    if (at < 0 || by === undefined) return;
    event.preventDefault();
    const next = this.#tabs[Math.max(0, Math.min(this.#tabs.length - 1, at + by))];
    if (!next) return;
    this.#choose(next);
    next.tab.focus();
  }
}
