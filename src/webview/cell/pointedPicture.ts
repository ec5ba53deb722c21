import type { Place } from '../../conv2d/cellField';
import type { Part } from '../../protocol/part';
import type { RgbaPicture } from '../../protocol/values';
import { element } from '../dom';
import { partWanted } from './partWanted';
import { type Box, type Margin, NO_MARGIN, PictureLayers, type Size } from './pictureLayers';
import { mark, outline, type PixelNumber, write } from './pictureMarks';
import { PictureGestures, type Pointing } from './pictureGestures';
import { FIT, type Zoom } from './zoom';

/** Highest picture, in CSS pixels: so that there is room for what is said about it. */
const MOST_HEIGHT = 440;
/** Longest side where the page has no layout. */
const SIDE = 640;
/** Longer pictures than this are shown less long than they are, so that there is something to see of the other side. */
const MOST_RATIO = 12;
/** Pixels larger than this are marked one by one. */
const LEAST_MARK = 5;
/** Pixels of this size, in CSS pixels, hold a number; larger ones are of no use. */
const NUMBER_WIDTH = 56;

interface Marked {
  readonly box: Box;
  readonly marks: readonly Place[];
}

/** A picture that one points at and goes into, with one part of it outlined. */
export class PointedPicture {
  readonly root = element('canvas', { class: 'pointed-picture', role: 'application', tabindex: '0' });
  readonly #layers = new PictureLayers();
  #zoom = FIT;
  #marked: Marked | undefined;
  #drawing = false;
  #numberAt: ((place: Place) => PixelNumber | undefined) | undefined;

  constructor(pointing: Pointing) {
    new PictureGestures(this.root, pointing, {
      pixelAt: (point) => this.#layers.pixelAt(this.#zoom, point),
      zoom: () => this.#zoom,
      mostScale: () => this.mostScale,
    });
    if ('ResizeObserver' in window) new ResizeObserver(() => this.#resize()).observe(this.root);
  }

  /** Enlarged so far that every pixel holds its number. */
  get mostScale(): number {
    const { height, width } = this.#layers.covered;
    const { clientHeight, clientWidth } = this.root;
    return Math.max(
      1,
      (NUMBER_WIDTH * width) / (clientWidth || SIDE),
      (NUMBER_WIDTH * height) / (clientHeight || SIDE),
    );
  }

  /** What has to be asked for to see this as finely as the screen can show it. */
  get wanted(): Part | undefined {
    const { whole, covered, preview, margin } = this.#layers;
    return partWanted({ whole, covered, preview, before: margin, view: this.root }, this.#zoom);
  }

  /**
   * @param whole size of what the picture is a smaller copy of
   * @param numberAt what is written into a pixel that is large enough
   */
  show(
    picture: RgbaPicture,
    whole: Size,
    margin: Margin = NO_MARGIN,
    numberAt?: (place: Place) => PixelNumber | undefined,
  ): void {
    this.#layers.show(picture, whole, margin);
    this.#numberAt = numberAt;
    const { height, width } = this.#layers.covered;
    const ratio = Math.max(1 / MOST_RATIO, Math.min(MOST_RATIO, width / height));
    this.root.style.aspectRatio = String(ratio);
    this.root.style.maxWidth = `${MOST_HEIGHT * ratio}px`;
    this.#resize();
  }

  /** Puts a finer picture over a part of it. */
  refine(part: Part, picture: RgbaPicture): void {
    this.#layers.refine(part, picture);
    this.#draw();
  }

  zoomTo(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#draw();
  }

  /** The middle of the outlined part, as a share of all that is covered. */
  get markedAt(): Place {
    const { y, x, height, width } = this.#marked?.box ?? { y: 0, x: 0, ...this.#layers.whole };
    const { covered, margin } = this.#layers;
    return {
      y: (y + height / 2 + margin.top) / covered.height,
      x: (x + width / 2 + margin.left) / covered.width,
    };
  }

  /** @param marks pixels inside of the box that are meant, where they do not fill it */
  outline(box: Box, label: string, marks: readonly Place[] = []): void {
    this.root.setAttribute('aria-label', label);
    this.#marked = { box, marks };
    this.#draw();
  }

  /** As many pixels as the screen has for it. */
  #resize(): void {
    const ratio = window.devicePixelRatio || 1;
    const { clientHeight, clientWidth } = this.root;
    const width = Math.max(1, Math.round((clientWidth || SIDE) * ratio));
    const height = Math.max(1, Math.round((clientHeight || SIDE) * ratio));
    if (this.root.width !== width) this.root.width = width;
    if (this.root.height !== height) this.root.height = height;
    this.#draw();
  }

  /** Once for all that changes until the next frame. */
  #draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      const context = this.root.getContext('2d');
      if (context) this.#drawNow(context);
    });
  }

  #drawNow(context: CanvasRenderingContext2D): void {
    const view = this.root;
    const ratio = window.devicePixelRatio || 1;
    const boxIn = (box: Box): Box => this.#layers.boxIn(view, this.#zoom, box);
    this.#layers.draw(context, view, this.#zoom);
    this.#writeNumbers(context, boxIn, ratio);
    if (!this.#marked) return;
    const { box, marks } = this.#marked;
    const pixel = boxIn({ y: 0, x: 0, height: 1, width: 1 });
    if (Math.min(pixel.height, pixel.width) >= LEAST_MARK * ratio) {
      for (const { y, x } of marks) mark(context, boxIn({ y, x, height: 1, width: 1 }), ratio);
    }
    outline(context, boxIn(box), ratio);
  }

  #writeNumbers(context: CanvasRenderingContext2D, boxIn: (box: Box) => Box, ratio: number): void {
    const pixel = boxIn({ y: 0, x: 0, height: 1, width: 1 });
    if (!this.#numberAt || Math.min(pixel.width, 2.5 * pixel.height) < 0.85 * NUMBER_WIDTH * ratio) return;
    const first = this.#layers.pixelAt(this.#zoom, { y: 0, x: 0 });
    const last = this.#layers.pixelAt(this.#zoom, { y: 1, x: 1 });
    for (let y = first.y; y <= last.y; y++) {
      for (let x = first.x; x <= last.x; x++) {
        const number = this.#numberAt({ y, x });
        if (number !== undefined) write(context, number, boxIn({ y, x, height: 1, width: 1 }), ratio);
      }
    }
  }
}
