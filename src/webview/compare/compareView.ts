import * as l10n from '@vscode/l10n';
import { comparedCalls } from '../../conv2d/compare/comparedCalls';
import { formatInteger } from '../../conv2d/format';
import { tuple } from '../../python/repr';
import { shapeOf } from '../../conv2d/trace';
import type { PageState, PageValues, PinnedResult, ToPage } from '../../protocol/panelMessages';
import { type CompareOptions, DEFAULT_VIEW, type PanelView } from '../../protocol/panelView';
import { describeProblem, type Problem } from '../../protocol/problem';
import type { ComparedMaps, RgbaPicture } from '../../protocol/values';
import { comparison, countDifferences } from '../../table/comparison';
import { Choice } from '../choice';
import { element } from '../dom';
import { sectionHead } from '../sectionHead';
import { setTakes } from '../take';
import { type CompareChoice, CompareControls } from './compareControls';
import { comparedPictures } from './comparedPictures';
import { comparedTables } from './comparedTables';
import { type AskAboutPin, PinBar } from './pinBar';
import { type Side, sidesList } from './sidesView';

/** State and values of one run come one after the other: what they make together is shown when both are there. */
const SETTLE_MILLISECONDS = 40;

/** The result that is pinned beside the one that the panel shows. While B is computed, the last comparison stays. */
export class CompareView {
  readonly root: HTMLElement;
  /** Belongs to the top of the page. */
  readonly bar: PinBar;
  readonly #sides = element('div');
  readonly #notes = element('ul', { class: 'compare-notes', 'aria-live': 'polite' });
  readonly #summary = element('p', { class: 'compare-summary', role: 'status' });
  readonly #controls: CompareControls;
  readonly #rows: Choice<CompareOptions['rows']>;
  readonly #pictures = element('div');
  readonly #tables = element('div', { class: 'cards compared-tables' });
  readonly #details: HTMLElement;
  #state: PageState | undefined;
  #latest: PageValues | undefined;
  #preview: RgbaPicture | undefined;
  #pinned: PinnedResult | undefined;
  #b: Side | undefined;
  #view: PanelView = DEFAULT_VIEW;
  #asked: { readonly id: number; readonly key: readonly unknown[] } = { id: 0, key: [] };
  #maps: ComparedMaps | undefined;
  #problem: Problem | undefined;
  /** What the pictures and tables are made of: pointing at cells and the progress of a run leave them as they are. */
  #shown: readonly unknown[] = [];
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: {
      readonly ask: AskAboutPin;
      /** Asks for a feature map of A and B. */
      readonly compare: (id: number, filter: number) => void;
    },
    choose: (choice: CompareChoice) => void,
  ) {
    const title = element('h2', { id: 'compare-title', text: l10n.t('Compare with A') });
    this.bar = new PinBar(
      (type) => host.ask(type),
      () => this.root.scrollIntoView(),
    );
    this.#controls = new CompareControls(choose);
    const rows = { all: l10n.t('All'), differing: l10n.t('Only what differs') };
    this.#rows = new Choice('compare-rows', l10n.t('Rows'), rows, (name) => choose({ compare: { rows: name } }));
    this.#details = element(
      'div',
      {},
      this.#controls.root,
      this.#pictures,
      element('div', { class: 'options' }, this.#rows.root),
      this.#tables,
    );
    this.root = element(
      'section',
      { class: 'values compare', id: 'compare', 'aria-labelledby': 'compare-title' },
      sectionHead(title),
      this.#sides,
      this.#notes,
      this.#summary,
      this.#details,
    );
    this.root.hidden = true;
    setTakes(this.root, { table: { name: 'comparison', filter: 0 } });
  }

  /** Takes from the host's messages what concerns the comparison. */
  receive(message: ToPage, view: PanelView): void {
    switch (message.type) {
      case 'state':
        this.#state = message.state;
        break;
      case 'preview':
        this.#preview = message.preview;
        break;
      case 'values':
        this.#latest = message.values;
        break;
      case 'refined':
        if (this.#latest) this.#latest = { ...this.#latest, ...message.values };
        break;
      case 'pinned':
        this.#pinned = message.pinned;
        break;
      case 'comparedMaps':
      case 'compareRefused':
        if (message.id !== this.#asked.id) return;
        this.#maps = message.type === 'comparedMaps' ? message.maps : undefined;
        this.#problem = message.type === 'compareRefused' ? message.problem : undefined;
        break;
      default:
        return;
    }
    this.#view = view;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#render(), SETTLE_MILLISECONDS);
  }

  /** Something else is to be seen. */
  show(view: PanelView): void {
    this.#view = view;
    if (this.#pinned) this.#render();
  }

  #render(): void {
    const side = this.#side();
    if (side && !sameParts(Object.values(side), Object.values(this.#b ?? {}))) this.#b = side;
    const [a, b] = [this.#pinned, this.#b];
    this.bar.render(a, b !== undefined);
    this.root.hidden = !a || !b;
    if (!a || !b) return;
    const filter = this.#view.cell?.filter ?? 0;
    this.root.classList.toggle('stale', !side);
    const { maps, compare } = this.#view;
    const parts = (): unknown[] => [
      ...[a, b, filter, !side],
      ...[maps.colours, compare.range, compare.rows, this.#maps, this.#problem],
    ];
    if (sameParts(parts(), this.#shown)) return;
    this.#draw(a, b, filter);
    this.#notes.replaceChildren(...this.#noteItems(a, b, !side));
    this.#shown = parts();
  }

  #draw(a: PinnedResult, b: Side, filter: number): void {
    setTakes(this.root, { table: { name: 'comparison', filter } });
    const groups = comparison(a, b, filter);
    const differing = countDifferences(groups);
    const calls = comparedCalls(a.trace, b.trace);
    const same = differing === 0 && calls.differing.length === 0 && a.uri === b.uri;
    this.#sides.replaceChildren(sidesList(a, b));
    this.#summary.textContent = same
      ? l10n.t('This is the pinned result. Change an argument or inspect another image: what differs is shown here.')
      : l10n.t(
          '{0} of {1} rows differ; they are bold and marked with ≠.',
          formatInteger(differing),
          formatInteger(groups.reduce((sum, { rows }) => sum + rows.length, 0)),
        );
    this.#details.hidden = same;
    if (same) return;
    this.#ask(a, b, filter);
    this.#controls.render(this.#view, filter, b.values.output.filters.length);
    this.#rows.render(this.#view.compare.rows);
    this.#pictures.replaceChildren(...comparedPictures({ a, b, filter, maps: this.#maps, view: this.#view }));
    this.#tables.replaceChildren(...comparedTables(groups, this.#view.compare.rows === 'differing'));
  }

  /** What the panel shows, as far as it is a whole result. */
  #side(): Side | undefined {
    const { trace, stale, fileName, saved } = this.#state ?? {};
    const values = this.#latest;
    if (!trace || stale || !values || values.output.covered < 1 || saved === undefined || !fileName) return undefined;
    // For a moment the values may be those of the run before.
    if (tuple(values.output.shape) !== tuple(shapeOf(trace, 'output')) || values.seed !== trace.seed) return undefined;
    return { uri: saved.uri, fileName, trace, values, ...(this.#preview ? { preview: this.#preview } : {}) };
  }

  #noteItems(a: PinnedResult, b: Side, waiting: boolean): HTMLElement[] {
    const { seedDiffers } = comparedCalls(a.trace, b.trace);
    const backends = [a.values.backend.name, b.values.backend.name];
    const useSeed = element('button', {
      type: 'button',
      class: 'link',
      text: l10n.t('Use the seed of A'),
      onClick: () => this.host.ask('usePinnedSeed'),
    });
    return [
      ...(waiting ? [element('li', { text: l10n.t('B is being computed; below stands the one before.') })] : []),
      ...(seedDiffers
        ? [
            element(
              'li',
              {},
              l10n.t('The weights are drawn with different seeds, so that they all differ.'),
              ' ',
              useSeed,
            ),
          ]
        : []),
      ...(backends[0] === backends[1]
        ? []
        : [
            element('li', {
              text: l10n.t(
                'A ran on {0} and B on {1}, which round differently: about the seventh digit may differ.',
                ...backends,
              ),
            }),
          ]),
      ...(this.#problem ? [element('li', { class: 'problem', text: describeProblem(this.#problem) })] : []),
    ];
  }

  /** Asks for the pictures anew when they are of something else. */
  #ask(a: PinnedResult, { values }: Side, filter: number): void {
    const key = [a, values, filter];
    if (sameParts(key, this.#asked.key)) return;
    this.#asked = { id: this.#asked.id + 1, key };
    this.#maps = undefined;
    this.#problem = undefined;
    this.host.compare(this.#asked.id, filter);
  }
}

function sameParts(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}
