import { cellField, cellLookingAt, insideOutput, nextCell, type Place } from '../../conv2d/cellField';
import { outputSize } from '../../conv2d/shapes';
import type { Trace } from '../../conv2d/trace';
import type { PageState, PageValues } from '../../protocol/panelMessages';
import type { CellPlace } from '../../protocol/panelView';
import { describeProblem, type Problem } from '../../protocol/problem';
import type { CellValues, RgbaPicture } from '../../protocol/values';
import { element } from '../dom';
import { mapPicture } from '../mapPicture';
import { CellControls } from './cellControls';
import { dotProductTables } from './dotProductTables';
import { PointedPicture } from './pointedPicture';
import { sumLine } from './sumLine';

/** How long the window stays where it is while it slides. */
const SLIDE_MILLISECONDS = 300;

/** The dot product behind any cell of the output: pointed at, clicked, walked to, or played. */
export class CellView {
  readonly root: HTMLElement;
  readonly #image: PointedPicture;
  readonly #map: PointedPicture;
  readonly #mapCaption = element('figcaption');
  readonly #controls: CellControls;
  readonly #pinned = element('span', { class: 'note' });
  readonly #sum = element('div', { class: 'sum', role: 'status' });
  readonly #tables = element('div', { class: 'dot-product' });
  #trace: Trace | undefined;
  #values: PageValues | undefined;
  #preview: RgbaPicture | undefined;
  /** Undefined until there is an output: then what was looked at before, or the middle. */
  #place: CellPlace | undefined;
  #isPinned = false;
  #answerable = false;
  /** Asked and not answered yet: the next question waits, and only the newest is asked then. */
  #asked: CellPlace | undefined;
  #playing: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly askHost: (place: CellPlace) => void) {
    const walk = (by: Place): void => {
      if (this.#place) this.choose({ y: this.#place.y + by.y, x: this.#place.x + by.x });
    };
    const release = (): void => this.#pin(false);
    const point = (place: Place | undefined, chosen: boolean): void => {
      if (chosen) this.#stop();
      if (place && (chosen || (!this.#isPinned && this.#playing === undefined))) this.choose(place, chosen);
    };
    this.#image = new PointedPicture({
      point: (pixel, chosen) => point(this.#trace && cellLookingAt(this.#trace, pixel), chosen),
      step: walk,
      release,
    });
    this.#map = new PointedPicture({ point, step: walk, release });
    this.#controls = new CellControls(
      (place) => this.choose(place),
      () => this.#play(),
    );
    this.#controls.root.append(this.#pinned);
    this.root = element(
      'section',
      { class: 'cell', 'aria-labelledby': 'cell-title' },
      element('h2', { id: 'cell-title', text: 'The dot product behind one cell' }),
      element('p', {
        text: 'Move over the image or the feature map; click to pin a cell, walk with the arrow keys, let it go with Escape.',
      }),
      this.#controls.root,
      element(
        'div',
        { class: 'pictures' },
        element(
          'figure',
          {},
          this.#image.root,
          element('figcaption', { text: 'Image: what the cell sees, padding around it included' }),
        ),
        element('figure', {}, this.#map.root, this.#mapCaption),
      ),
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

  /** Looks at another cell, or at the same one in another feature map; the nearest one where there is no such. */
  choose(place: Partial<CellPlace>, pin = true): void {
    if (!this.#trace || !this.#place) return;
    const size = outputSize(this.#trace);
    const { filter, y, x } = { ...this.#place, ...place };
    const before = this.#place;
    this.#place = { ...insideOutput(size, { y, x }), filter: Math.max(0, Math.min(size.filters - 1, filter)) };
    if (pin) this.#pin(true);
    if (before.filter !== this.#place.filter) this.#showMap();
    this.#ask();
    this.#outline();
  }

  /** Chooses a feature map, and comes into sight. */
  show(filter: number): void {
    this.choose({ filter });
    this.root.scrollIntoView({ block: 'start' });
  }

  receive(cell: CellValues): void {
    this.#asked = undefined;
    if (!this.#trace || !this.#values) return;
    this.#sum.replaceChildren(...sumLine(cell, this.#trace, this.#values.kernel));
    this.#tables.replaceChildren(...dotProductTables(cell, this.#trace, this.#values.kernel));
    if (this.#place && !samePlace(cell, this.#place)) this.#ask();
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
    const { rows, columns } = this.#trace.receptiveField;
    this.#image.show(this.#preview, this.#trace.image, {
      top: rows.before,
      left: columns.before,
      bottom: rows.after,
      right: columns.after,
    });
    this.#showMap();
    this.#outline();
    this.#asked = undefined;
    this.#ask();
  }

  #showMap(): void {
    if (!this.#place || !this.#values || !this.#trace) return;
    const { filter } = this.#place;
    this.#mapCaption.textContent = `Feature map of filter ${filter}`;
    this.#map.show(mapPicture(this.#values.output.maps, filter), outputSize(this.#trace));
  }

  #outline(): void {
    if (!this.#trace || !this.#place) return;
    const { y, x, filter } = this.#place;
    const { rows, columns } = cellField(this.#trace, this.#place);
    const [top = 0, left = 0] = [rows[0], columns[0]];
    const box = { y: top, x: left, height: (rows.at(-1) ?? top) - top + 1, width: (columns.at(-1) ?? left) - left + 1 };
    this.#image.outline(
      box,
      `Image, rows ${top} to ${top + box.height - 1} and columns ${left} to ${left + box.width - 1} outlined; arrow keys move the cell`,
      isDilated(this.#trace) ? rows.flatMap((row) => columns.map((column) => ({ y: row, x: column }))) : [],
    );
    this.#map.outline(
      { y, x, height: 1, width: 1 },
      `Feature map ${filter}, row ${y}, column ${x} outlined; arrow keys move the cell`,
    );
    this.#controls.render(this.#place, outputSize(this.#trace), this.#playing !== undefined);
  }

  #ask(): void {
    if (!this.#place || this.#asked || !this.#answerable) return;
    this.#asked = this.#place;
    this.askHost(this.#place);
  }

  #pin(pinned: boolean): void {
    this.#isPinned = pinned;
    this.#pinned.textContent = pinned ? 'Pinned; Escape lets go' : '';
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

function isDilated({ arguments: { dilationRate } }: Trace): boolean {
  return Math.max(...dilationRate) > 1;
}

function samePlace(one: CellPlace, other: CellPlace): boolean {
  return one.y === other.y && one.x === other.x && one.filter === other.filter;
}
