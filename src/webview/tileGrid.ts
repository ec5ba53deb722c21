import type { Takeable } from '../table/takeable';
import { element } from './dom';
import { setTakes } from './take';

/** So far outside of what is seen, contents of tiles are made, and let go. */
const MARGIN = '600px';
/** Rows that a page key goes. */
const PAGE = 3;

/** What the tiles of a grid show. */
export interface TileContents {
  /** In words, as long as there is nothing on the tile that tells the same. */
  label(index: number): string;
  /** What can be taken along from a tile. */
  takes(index: number): Takeable;
  /** What is on a tile that is near to what is seen; made again whenever the tile comes near. */
  make(index: number): readonly HTMLElement[];
}

/**
 * A grid of one tile for each filter, of which one is selected. All tiles are there, but they are empty while they are far
 * from what is seen: all of them have the height of the first one. One tab stop; arrow keys inside.
 */
export class TileGrid {
  readonly root: HTMLElement;
  readonly #tiles = new Map<number, HTMLElement>();
  readonly #near: IntersectionObserver;
  #order: readonly number[] = [];
  #selected = 0;
  #width = 0;
  #contents: TileContents = { label: () => '', takes: () => ({}), make: () => [] };

  /** @param choose a tile was clicked, or Enter pressed on it */
  constructor(
    name: string,
    label: string,
    private readonly choose: (index: number) => void,
  ) {
    this.root = element('ul', { class: `tiles ${name}`, role: 'listbox', 'aria-label': label });
    // With the window as the root, a page in a frame of another origin gets no margin.
    const options = { root: document, rootMargin: MARGIN };
    this.#near = new IntersectionObserver((entries) => this.#draw(entries), options);
    new ResizeObserver(() => this.#resize()).observe(this.root);
    this.root.addEventListener('keydown', (event) => this.#key(event));
    this.root.addEventListener('click', ({ target }) => this.#choose(target));
    this.root.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.parentElement === this.root) this.#setTabStop(target);
    });
  }

  /** Shows these tiles in this order, each made anew; one that has the focus keeps it. */
  fill(order: readonly number[], contents: TileContents): void {
    const focused = [...this.#tiles].find(([, tile]) => tile === document.activeElement)?.[0];
    this.#near.disconnect();
    this.#contents = contents;
    this.#order = order;
    const wanted = new Set(order);
    for (const index of [...this.#tiles.keys()]) if (!wanted.has(index)) this.#tiles.delete(index);
    const tiles = order.map((index) => this.#tile(index));
    this.root.replaceChildren(...tiles);
    this.#label();
    this.#measure(tiles[0]);
    for (const tile of tiles) this.#near.observe(tile);
    this.#setTabStop(this.#tiles.get(focused ?? this.#selected) ?? tiles[0]);
    if (focused !== undefined) this.#tiles.get(focused)?.focus({ preventScroll: true });
  }

  /** The same tiles have something else to show. */
  refresh(): void {
    this.#label();
    for (const tile of this.#tiles.values()) if (tile.hasChildNodes()) this.#show(tile);
  }

  /** Marks one tile as the one that is meant everywhere. */
  select(index: number): void {
    this.#tiles.get(this.#selected)?.setAttribute('aria-selected', 'false');
    this.#selected = index;
    const tile = this.#tiles.get(index);
    tile?.setAttribute('aria-selected', 'true');
    if (!this.root.contains(document.activeElement)) this.#setTabStop(tile);
  }

  #tile(index: number): HTMLElement {
    const known = this.#tiles.get(index);
    known?.replaceChildren();
    const tile =
      known ??
      element('li', {
        class: 'tile',
        role: 'option',
        tabindex: '-1',
        'data-index': String(index),
        'aria-selected': String(index === this.#selected),
      });
    this.#tiles.set(index, tile);
    return tile;
  }

  #label(): void {
    for (const [index, tile] of this.#tiles) {
      setTakes(tile, { ...this.#contents.takes(index), preventDefaultContextMenuItems: true });
      if (!tile.hasChildNodes()) this.#clear(tile);
    }
  }

  /** What is far away is as high as what is seen, so that nothing jumps when it comes near. */
  #measure(first: HTMLElement | undefined): void {
    if (!first) return;
    this.root.style.removeProperty('--tile-height');
    if (!first.hasChildNodes()) this.#show(first);
    this.root.style.setProperty('--tile-height', `${first.offsetHeight}px`);
  }

  /** In another width tiles are of another height. */
  #resize(): void {
    if (this.root.clientWidth === this.#width) return;
    this.#width = this.root.clientWidth;
    const tiles = [...this.#tiles.values()];
    this.#measure(tiles.find((tile) => tile.hasChildNodes()) ?? tiles[0]);
  }

  #draw(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!(target instanceof HTMLElement)) continue;
      if (!isIntersecting) this.#clear(target);
      else if (!target.hasChildNodes()) this.#show(target);
    }
  }

  #show(tile: HTMLElement): void {
    tile.replaceChildren(...this.#contents.make(indexOf(tile)));
    tile.removeAttribute('aria-label');
  }

  #clear(tile: HTMLElement): void {
    tile.replaceChildren();
    tile.setAttribute('aria-label', this.#contents.label(indexOf(tile)));
  }

  #choose(target: EventTarget | null): void {
    const tile = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    if (tile) this.choose(indexOf(tile));
  }

  #key(event: KeyboardEvent): void {
    const tiles = this.#order.flatMap((index) => this.#tiles.get(index) ?? []);
    const at = tiles.findIndex((tile) => tile === event.target);
    if (at < 0) return;
    const columns = tiles.filter((tile) => tile.offsetTop === tiles[0]?.offsetTop).length || 1;
    const steps = new Map([
      ['ArrowRight', 1],
      ['ArrowLeft', -1],
      ['ArrowDown', columns],
      ['ArrowUp', -columns],
      ['PageDown', PAGE * columns],
      ['PageUp', -PAGE * columns],
      ['Home', -at],
      ['End', tiles.length - 1 - at],
    ]);
    const step = steps.get(event.key);
    if (event.key === 'Enter' || event.key === ' ') this.#choose(event.target);
    else if (step === undefined) return;
    else tiles[Math.max(0, Math.min(tiles.length - 1, at + step))]?.focus();
    event.preventDefault();
  }

  #setTabStop(tile: HTMLElement | undefined): void {
    if (!tile) return;
    for (const other of this.root.querySelectorAll<HTMLElement>(':scope > [tabindex="0"]')) other.tabIndex = -1;
    tile.tabIndex = 0;
  }
}

function indexOf(tile: HTMLElement): number {
  return Number(tile.dataset['index']);
}
