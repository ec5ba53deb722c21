/** In place of the browser's: whatever is observed is near at once, until a test says that it has gone. */
export class ObservedTiles {
  static latest: ObservedTiles | undefined;
  readonly #tiles = new Set<Element>();

  constructor(private readonly tell: (entries: readonly { target: Element; isIntersecting: boolean }[]) => void) {
    ObservedTiles.latest = this;
  }

  observe(target: Element): void {
    this.#tiles.add(target);
    this.tell([{ target, isIntersecting: true }]);
  }

  disconnect(): void {
    this.#tiles.clear();
  }

  move(target: Element, isIntersecting: boolean): void {
    if (this.#tiles.has(target)) this.tell([{ target, isIntersecting }]);
  }
}
