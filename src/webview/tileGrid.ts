import { formatInteger } from '../conv2d/format';
import { element } from './dom';

/** Tiles that are made at once; a button makes more. */
const PAGE = 64;

/** A grid of one tile for each filter: one tab stop, arrow keys inside, drawn page by page. */
export class TileGrid {
  readonly root: HTMLElement;
  readonly #list: HTMLElement;
  readonly #more: HTMLButtonElement;
  #count = 0;
  #selected = 0;
  #make: (index: number) => HTMLElement = () => element('li');

  /** @param choose a tile was clicked, or Enter pressed on it */
  constructor(
    name: string,
    label: string,
    private readonly choose: (index: number) => void,
  ) {
    this.#list = element('ul', { class: `tiles ${name}`, 'aria-label': label });
    this.#more = element('button', { type: 'button', class: 'secondary more', onClick: () => this.#addPage() });
    this.root = element('div', {}, this.#list, this.#more);
    this.#list.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.#choose(event.target);
      else this.#move(event);
    });
    this.#list.addEventListener('click', ({ target }) => this.#choose(target));
    this.#list.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.parentElement === this.#list) this.#setTabStop(target);
    });
  }

  /** Tiles in all, shown or not. */
  get count(): number {
    return this.#count;
  }

  /** Replaces all tiles, as many as were shown before, at least a page. */
  fill(count: number, make: (index: number) => HTMLElement): void {
    const shown = Math.max(PAGE, this.#list.childElementCount);
    this.#count = count;
    this.#make = make;
    this.#list.replaceChildren();
    while (this.#list.childElementCount < Math.min(shown, count)) this.#addPage();
    if (count === 0) this.#updateMore();
  }

  /** Marks one tile as the one that is meant everywhere. */
  select(index: number): void {
    this.#selected = index;
    for (const [at, tile] of [...this.#list.children].entries()) mark(tile, at === index);
  }

  #choose(target: EventTarget | null): void {
    const tiles = [...this.#list.children];
    const index = tiles.findIndex((tile) => target instanceof Node && tile.contains(target));
    if (index >= 0) this.choose(index);
  }

  #addPage(): void {
    const from = this.#list.childElementCount;
    const to = Math.min(from + PAGE, this.#count);
    for (let index = from; index < to; index++) {
      const tile = this.#make(index);
      tile.tabIndex = index === 0 ? 0 : -1;
      mark(tile, index === this.#selected);
      this.#list.append(tile);
    }
    this.#updateMore();
  }

  #updateMore(): void {
    const left = this.#count - this.#list.childElementCount;
    this.#more.hidden = left <= 0;
    this.#more.textContent = `Show ${formatInteger(Math.min(left, PAGE))} more of ${formatInteger(this.#count)}`;
  }

  #move(event: KeyboardEvent): void {
    const tiles = [...this.#list.querySelectorAll<HTMLElement>(':scope > li')];
    const at = tiles.findIndex((tile) => tile === event.target);
    const current = tiles[at];
    if (!current) return;
    const columns = tiles.filter((tile) => tile.offsetTop === tiles[0]?.offsetTop).length || 1;
    const steps = new Map([
      ['ArrowRight', 1],
      ['ArrowLeft', -1],
      ['ArrowDown', columns],
      ['ArrowUp', -columns],
      ['Home', -at],
      ['End', tiles.length - 1 - at],
    ]);
    const step = steps.get(event.key);
    if (step === undefined) return;
    event.preventDefault();
    tiles[Math.max(0, Math.min(tiles.length - 1, at + step))]?.focus();
  }

  #setTabStop(tile: HTMLElement): void {
    for (const other of this.#list.querySelectorAll<HTMLElement>(':scope > li[tabindex="0"]')) other.tabIndex = -1;
    tile.tabIndex = 0;
  }
}

function mark(tile: Element, selected: boolean): void {
  if (selected) tile.setAttribute('aria-current', 'true');
  else tile.removeAttribute('aria-current');
}
