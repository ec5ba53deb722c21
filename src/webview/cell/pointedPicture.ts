import type { Place } from '../../conv2d/cellField';
import type { RgbaPicture } from '../../protocol/values';
import { drawPicture } from '../canvas';
import { element } from '../dom';

/** Longer side of the canvas: a preview has fewer pixels than the outline needs to be a line. */
const SIDE = 640;
/** An outline around something smaller could not be seen. */
const LEAST_OUTLINE = 9;
/** Pixels larger than this are marked one by one. */
const LEAST_MARK = 5;

/** Part of a picture, in pixels of the whole one; it may hang over the edge. */
export interface Box extends Place {
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

const NO_MARGIN: Margin = { top: 0, left: 0, bottom: 0, right: 0 };

export interface Pointing {
  /** The pointer is over a pixel of the whole picture; `chosen` where it was clicked. */
  point(place: Place, chosen: boolean): void;
  /** An arrow key was pressed. */
  step(by: Place): void;
  /** Escape was pressed. */
  release(): void;
}

const STEPS: ReadonlyMap<string, Place> = new Map([
  ['ArrowUp', { y: -1, x: 0 }],
  ['ArrowDown', { y: 1, x: 0 }],
  ['ArrowLeft', { y: 0, x: -1 }],
  ['ArrowRight', { y: 0, x: 1 }],
]);

/** A picture that one points at, with one part of it outlined. */
export class PointedPicture {
  readonly root = element('canvas', { class: 'pointed-picture', role: 'application', tabindex: '0' });
  readonly #picture = element('canvas');
  #whole = { height: 1, width: 1 };
  #margin = NO_MARGIN;

  constructor(pointing: Pointing) {
    const place = ({ clientX, clientY }: PointerEvent | MouseEvent): Place => {
      const box = this.root.getBoundingClientRect();
      const { top, left } = this.#margin;
      const { height, width } = this.#covered();
      const index = (share: number, covered: number, before: number, pixels: number): number =>
        Math.max(0, Math.min(pixels - 1, Math.floor(share * covered) - before));
      return {
        y: index((clientY - box.top) / box.height, height, top, this.#whole.height),
        x: index((clientX - box.left) / box.width, width, left, this.#whole.width),
      };
    };
    this.root.addEventListener('pointermove', (event) => pointing.point(place(event), false));
    this.root.addEventListener('click', (event) => pointing.point(place(event), true));
    this.root.addEventListener('keydown', (event) => {
      const by = STEPS.get(event.key);
      if (event.key === 'Escape') pointing.release();
      if (!by) return;
      event.preventDefault();
      const times = event.shiftKey ? 10 : 1;
      pointing.step({ y: by.y * times, x: by.x * times });
    });
  }

  /** @param whole size of what the picture is a smaller copy of */
  show(
    picture: RgbaPicture,
    whole: { readonly height: number; readonly width: number },
    margin: Margin = NO_MARGIN,
  ): void {
    this.#whole = whole;
    this.#margin = margin;
    drawPicture(this.#picture, picture);
    const { height, width } = this.#covered();
    const scale = SIDE / Math.max(height, width);
    this.root.height = Math.max(1, Math.round(height * scale));
    this.root.width = Math.max(1, Math.round(width * scale));
  }

  /** @param marks pixels inside of the box that are meant, where they do not fill it */
  outline(box: Box, label: string, marks: readonly Place[] = []): void {
    this.root.setAttribute('aria-label', label);
    const context = this.root.getContext('2d');
    if (!context) return;
    const covered = this.#covered();
    const { top, left } = this.#margin;
    const scale = { y: this.root.height / covered.height, x: this.root.width / covered.width };
    context.clearRect(0, 0, this.root.width, this.root.height);
    // Small pictures are enlarged: their pixels are what one points at.
    context.imageSmoothingEnabled = this.#picture.width < this.#whole.width;
    context.drawImage(
      this.#picture,
      left * scale.x,
      top * scale.y,
      this.#whole.width * scale.x,
      this.#whole.height * scale.y,
    );
    const stroke = ({ y, x, height, width }: Box, least: number): void => {
      const side = { y: Math.max(least, height * scale.y), x: Math.max(least, width * scale.x) };
      const middle = { y: (y + top + height / 2) * scale.y, x: (x + left + width / 2) * scale.x };
      // Dark around light is seen on every picture.
      for (const [lineWidth, colour] of [
        [4, 'black'],
        [2, 'white'],
      ] as const) {
        context.lineWidth = lineWidth;
        context.strokeStyle = colour;
        context.strokeRect(middle.x - side.x / 2, middle.y - side.y / 2, side.x, side.y);
      }
    };
    if (Math.min(scale.y, scale.x) >= LEAST_MARK) {
      for (const mark of marks) stroke({ ...mark, height: 0.6, width: 0.6, y: mark.y + 0.2, x: mark.x + 0.2 }, 0);
    }
    stroke(box, LEAST_OUTLINE);
  }

  /** Of the whole picture with its margin. */
  #covered(): { readonly height: number; readonly width: number } {
    const { top, left, bottom, right } = this.#margin;
    return { height: top + this.#whole.height + bottom, width: left + this.#whole.width + right };
  }
}
