import * as l10n from '@vscode/l10n';
import { insideOutput, nextCell } from '../../conv2d/cellField';
import { outputSize } from '../../conv2d/shapes';
import type { Trace } from '../../conv2d/trace';
import type { PageState, PageValues } from '../../protocol/panelMessages';
import { type CellPlace, DEFAULT_VIEW, type MapOptions } from '../../protocol/panelView';
import type { Part } from '../../protocol/part';
import { describeProblem, type Problem } from '../../protocol/problem';
import type { CellValues, RgbaPicture } from '../../protocol/values';
import { element } from '../dom';
import { type MapLook, mapLook } from '../../picture/mapLook';
import { sectionHead } from '../sectionHead';
import { setTakes } from '../take';
import { CellControls } from './cellControls';
import { CellPictures } from './cellPictures';
import { dotProductTables } from './dotProductTables';
import { sumLine } from './sumLine';

/** What the view asks of the host; of each only the latest question is answered. */
export interface CellQuestions {
  cell(place: CellPlace): void;
  /** The user has chosen a cell, and its dot product is there. */
  explored(): void;
  imagePart(part: Part): void;
  mapPart(filter: number, part: Part): void;
}

/** How long the window stays where it is while it slides. */
const SLIDE_MILLISECONDS = 300;

/** The dot product behind any cell of the output: pointed at, clicked, walked to, or played. */
export class CellView {
  readonly root: HTMLElement;
  readonly #pictures: CellPictures;
  readonly #controls: CellControls;
  readonly #pinned = element('span', { class: 'note' });
  readonly #sum = element('div', { class: 'sum', role: 'status' });
  // Wide tables: they scroll by themselves, and with the keyboard.
  readonly #tables = element('div', {
    class: 'dot-product',
    role: 'group',
    tabindex: '0',
    'aria-label': l10n.t('Patch, weights and products'),
  });
  #trace: Trace | undefined;
  #values: PageValues | undefined;
  #preview: RgbaPicture | undefined;
  #options: MapOptions = DEFAULT_VIEW.maps;
  /** Undefined until there is an output: then what was looked at before, or the middle. */
  #place: CellPlace | undefined;
  #isPinned = false;
  /** A cell was chosen in this page; what comes back after a reload was not. */
  #chosen = false;
  #toldChosen = false;
  #answerable = false;
  /** Asked and not answered yet: the next question waits, and only the newest is asked then. */
  #asked: CellPlace | undefined;
  #playing: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly ask: CellQuestions) {
    this.#pictures = new CellPictures({
      step: (by) => {
        if (this.#place) this.choose({ y: this.#place.y + by.y, x: this.#place.x + by.x });
        this.#pictures.follow();
      },
      release: () => this.#pin(false),
      point: (cell, chosen) => {
        if (chosen) this.#stop();
        if (cell && (chosen || (!this.#isPinned && this.#playing === undefined))) this.choose(cell, chosen);
      },
      askImage: (part) => {
        if (this.#answerable) ask.imagePart(part);
      },
      askMap: (filter, part) => {
        if (this.#answerable) ask.mapPart(filter, part);
      },
    });
    this.#controls = new CellControls(
      (place) => {
        this.choose(place);
        this.#pictures.follow();
      },
      () => this.#play(),
    );
    this.#controls.root.append(this.#pinned);
    this.root = element(
      'section',
      { class: 'cell', 'aria-labelledby': 'cell-title' },
      sectionHead(element('h2', { id: 'cell-title', text: l10n.t('The dot product behind one cell') })),
      element('p', {
        text: l10n.t(
          'Move over the image or the feature map; click to pin a cell, walk with the arrow keys, let it go with Escape. Go closer with Ctrl and the wheel or with + and -, and move what you see by dragging.',
        ),
      }),
      element('div', { class: 'options' }, this.#controls.root, this.#pictures.controls.root),
      this.#pictures.root,
      this.#sum,
      this.#tables,
    );
  }

  renderState({ trace, status, stale, saved }: PageState): void {
    if (saved.view?.cell && !this.#place) {
      this.#place = saved.view.cell;
      this.#pin(true);
    }
    this.#trace = trace;
    this.#answerable = status.kind !== 'running' && !stale;
    if (!this.#answerable) this.#stop();
    this.#update();
  }

  renderPreview(preview: RgbaPicture | undefined): void {
    this.#preview = preview;
    this.#update();
  }

  render(values: PageValues | undefined): void {
    this.#values = values;
    this.#update();
  }

  /** Shows the map in other colours. */
  renderOptions(options: MapOptions): void {
    this.#options = options;
    const look = this.#look();
    if (look) this.#pictures.recolour(look);
  }

  /** Looks at another cell, or at the same one in another feature map; the nearest one where there is no such. */
  choose(place: Partial<CellPlace>, pin = true): void {
    if (!this.#trace || !this.#place) return;
    const size = outputSize(this.#trace);
    const { filter, y, x } = { ...this.#place, ...place };
    const before = this.#place;
    this.#place = { ...insideOutput(size, { y, x }), filter: Math.max(0, Math.min(size.filters - 1, filter)) };
    if (pin) {
      this.#pin(true);
      this.#chosen = true;
    }
    if (before.filter !== this.#place.filter) this.#showMap();
    this.#ask();
    this.#outline();
  }

  /** Chooses a feature map, and comes into sight where it is not beside the others. */
  show(filter: number): void {
    this.choose({ filter });
    const { top, bottom } = this.root.getBoundingClientRect();
    if (bottom <= 0 || top >= window.innerHeight) this.root.scrollIntoView({ block: 'start' });
  }

  /** Comes into sight, and takes the keys. */
  reveal(): void {
    this.root.scrollIntoView({ block: 'start' });
    this.#pictures.focus();
  }

  receiveImagePart(part: Part, picture: RgbaPicture): void {
    if (this.#answerable) this.#pictures.refineImage(part, picture);
  }

  receiveMapPart(filter: number, part: Part, values: Float32Array<ArrayBuffer>): void {
    if (this.#answerable) this.#pictures.refineMap(filter, part, values);
  }

  receive(cell: CellValues): void {
    this.#asked = undefined;
    if (!this.#trace || !this.#values) return;
    const { y, x, filter } = cell;
    setTakes(this.root, { table: { name: 'dotProduct', cell: { y, x, filter } } });
    this.#sum.replaceChildren(...sumLine(cell, this.#trace, this.#values.kernel));
    this.#tables.replaceChildren(...dotProductTables(cell, this.#trace, this.#values.kernel));
    if (this.#place && !samePlace(cell, this.#place)) return this.#ask();
    if (!this.#chosen || this.#toldChosen) return;
    this.#toldChosen = true;
    this.ask.explored();
  }

  refuse(problem: Problem): void {
    this.#asked = undefined;
    this.#stop();
    this.#tables.replaceChildren();
    this.#sum.replaceChildren(element('p', { class: 'notice error', text: describeProblem(problem) }));
  }

  /** Everything anew: another layer, another image, or more of the same output. */
  #update(): void {
    const ready = this.#answerable && this.#values?.output.covered === 1 && this.#trace && this.#preview;
    this.root.classList.toggle('waiting', !ready);
    this.root.hidden = !this.#trace || !this.#values;
    if (!ready || !this.#trace || !this.#preview) return;
    const { height, width, filters } = outputSize(this.#trace);
    this.#place ??= { y: Math.floor(height / 2), x: Math.floor(width / 2), filter: 0 };
    this.#place = {
      ...insideOutput({ height, width }, this.#place),
      filter: Math.min(filters - 1, this.#place.filter),
    };
    this.#pictures.showImage(this.#trace, this.#preview);
    this.#showMap();
    this.#outline();
    this.#asked = undefined;
    this.#ask();
  }

  #showMap(): void {
    const look = this.#look();
    if (!look || !this.#place || !this.#values || !this.#trace) return;
    this.#pictures.showMap(this.#trace, this.#values.output, this.#place.filter, look);
  }

  #look(): MapLook | undefined {
    return this.#values && this.#place && mapLook(this.#options, this.#values.output, this.#place.filter);
  }

  #outline(): void {
    if (!this.#trace || !this.#place) return;
    this.#pictures.outline(this.#trace, this.#place);
    this.#controls.render(this.#place, outputSize(this.#trace), this.#playing !== undefined);
  }

  #ask(): void {
    if (!this.#place || this.#asked || !this.#answerable) return;
    this.#asked = this.#place;
    this.ask.cell(this.#place);
  }

  #pin(pinned: boolean): void {
    this.#isPinned = pinned;
    this.#pinned.textContent = pinned ? l10n.t('Pinned; Escape lets go') : '';
  }

  #play(): void {
    if (this.#playing !== undefined) {
      this.#stop();
    } else if (this.#answerable) {
      this.#playing = setInterval(() => this.#slide(), SLIDE_MILLISECONDS);
      this.#slide();
    }
    this.#outline();
  }

  #slide(): void {
    // A slow answer holds the window: every cell is to be seen.
    if (this.#trace && this.#place && !this.#asked) this.choose(nextCell(outputSize(this.#trace), this.#place));
  }

  #stop(): void {
    clearInterval(this.#playing);
    this.#playing = undefined;
    this.#outline();
  }
}

function samePlace(one: CellPlace, other: CellPlace): boolean {
  return one.y === other.y && one.x === other.x && one.filter === other.filter;
}
