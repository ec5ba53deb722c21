import type { Place } from '../../conv2d/cellField';
import type { Part } from '../../protocol/part';
import type { RgbaPicture } from '../../protocol/values';
import { drawPicture } from '../canvas';
import { element } from '../dom';
import { seen, type Zoom } from './zoom';

/** Part of a picture, in pixels of the whole one; it may hang over the edge. */
export interface Box extends Place, Size {}

export interface Size {
  readonly height: number;
  readonly width: number;
}

/** Pixels of padding around a picture. */
export interface Margin {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const NO_MARGIN: Margin = { top: 0, left: 0, bottom: 0, right: 0 };

/** A picture with its margin: a small copy of all of it, and over that a finer one of the part that is looked at. */
export class PictureLayers {
  readonly #preview = element('canvas');
  readonly #fine = element('canvas');
  #whole: Size = { height: 1, width: 1 };
  #margin = NO_MARGIN;
  #part: Part | undefined;

  get whole(): Size {
    return this.#whole;
  }

  get margin(): Margin {
    return this.#margin;
  }

  get preview(): Size {
    return this.#preview;
  }

  /** Of the whole picture with its margin. */
  get covered(): Size {
    const { top, left, bottom, right } = this.#margin;
    return { height: top + this.#whole.height + bottom, width: left + this.#whole.width + right };
  }

  /** @param whole size of what the picture is a smaller copy of */
  show(picture: RgbaPicture, whole: Size, margin: Margin): void {
    this.#whole = whole;
    this.#margin = margin;
    this.#part = undefined;
    drawPicture(this.#preview, picture);
  }

  refine(part: Part, picture: RgbaPicture): void {
    this.#part = part;
    drawPicture(this.#fine, picture);
  }

  /** Where a box of the picture is in a view. */
  boxIn(view: Size, zoom: Zoom, { y, x, height, width }: Box): Box {
    const { top, left, share } = seen(zoom);
    const covered = this.covered;
    const scale = { y: view.height / (share * covered.height), x: view.width / (share * covered.width) };
    return {
      y: (y + this.#margin.top - top * covered.height) * scale.y,
      x: (x + this.#margin.left - left * covered.width) * scale.x,
      height: height * scale.y,
      width: width * scale.x,
    };
  }

  /** The pixel at a point of a view, which is given as shares; the nearest one where the point is in the margin. */
  pixelAt(zoom: Zoom, point: Place): Place {
    const { top, left, share } = seen(zoom);
    const covered = this.covered;
    const index = (at: number, before: number, length: number): number =>
      Math.max(0, Math.min(length - 1, Math.floor(at) - before));
    return {
      y: index((top + share * point.y) * covered.height, this.#margin.top, this.#whole.height),
      x: index((left + share * point.x) * covered.width, this.#margin.left, this.#whole.width),
    };
  }

  draw(context: CanvasRenderingContext2D, view: Size, zoom: Zoom): void {
    context.clearRect(0, 0, view.width, view.height);
    this.#put(context, this.#preview, this.boxIn(view, zoom, { y: 0, x: 0, ...this.#whole }));
    if (!this.#part) return;
    const { rows, columns } = this.#part;
    const box = { y: rows.from, x: columns.from, height: rows.to - rows.from, width: columns.to - columns.from };
    this.#put(context, this.#fine, this.boxIn(view, zoom, box));
  }

  #put(context: CanvasRenderingContext2D, picture: HTMLCanvasElement, box: Box): void {
    // Single pixels are to be seen as such; a copy that is coarser than they are is not to look like them.
    const pixels = picture === this.#fine || picture.width === this.#whole.width;
    context.imageSmoothingEnabled = !pixels || box.width < picture.width;
    context.drawImage(picture, box.x, box.y, box.width, box.height);
  }
}
