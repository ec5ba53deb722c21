import type { Strip } from '../conv2d/strips';

/** The shape of an output, put together from the real tensors of its strips; NaN where they do not fit together. */
export class RealShape {
  readonly #rows: number[] = [];
  #sizes: readonly number[] | undefined;

  /** @param rowAxis of the strips' tensors */
  constructor(private readonly rowAxis: number) {}

  add(shape: readonly number[], { image }: Strip): void {
    this.#rows[image] = (this.#rows[image] ?? 0) + (shape[this.rowAxis] ?? NaN);
    this.#sizes = shape.map((size, axis) => {
      const before = this.#sizes?.[axis] ?? size;
      return axis === this.rowAxis || size === before ? size : NaN;
    });
  }

  get sizes(): readonly number[] {
    const [rows = 0] = this.#rows;
    const each = this.#rows.every((others) => others === rows) ? rows : NaN;
    return (this.#sizes ?? []).map((size, axis) =>
      axis === 0 ? size * this.#rows.length : axis === this.rowAxis ? each : size,
    );
  }
}
