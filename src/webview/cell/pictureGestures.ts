import type { Place } from '../../conv2d/cellField';
import { pan, type Zoom, zoomAt } from './zoom';

export interface Pointing {
  /** The pointer is over a pixel of the whole picture; `chosen` where it was clicked. */
  point(place: Place, chosen: boolean): void;
  /** The pointer has left the picture. */
  leave(): void;
  /** An arrow key was pressed. */
  step(by: Place): void;
  /** Escape was pressed. */
  release(): void;
  /** Another part of the picture is to be seen. */
  zoom(zoom: Zoom): void;
  /** Larger or smaller by this factor, the outlined part in sight; all of it for 0. */
  zoomBy(factor: number): void;
}

/** What gestures have to know about the picture. */
export interface Gestured {
  /** @param point of the view, as shares of it */
  pixelAt(point: Place): Place;
  zoom(): Zoom;
  mostScale(): number;
}

const STEPS: ReadonlyMap<string, Place> = new Map([
  ['ArrowUp', { y: -1, x: 0 }],
  ['ArrowDown', { y: 1, x: 0 }],
  ['ArrowLeft', { y: 0, x: -1 }],
  ['ArrowRight', { y: 0, x: 1 }],
]);
/** A pointer that moves less than this between pressing and letting go has clicked. */
const LEAST_DRAG = 4;
export const ZOOM_STEP = 1.5;
/** Pixels of a wheel for a factor of e. */
const WHEEL_PIXELS = 300;

/** Pointing, dragging, turning the wheel and pressing keys on a picture. */
export class PictureGestures {
  #dragged: { readonly from: Place; readonly zoom: Zoom; moved: boolean } | undefined;

  constructor(
    private readonly picture: HTMLElement,
    private readonly pointing: Pointing,
    private readonly gestured: Gestured,
  ) {
    picture.addEventListener('pointerdown', (event) => {
      this.#dragged = { from: this.#share(event), zoom: gestured.zoom(), moved: false };
    });
    picture.addEventListener('pointermove', (event) => this.#move(event));
    picture.addEventListener('pointerleave', () => pointing.leave());
    picture.addEventListener('click', (event) => {
      const dragged = this.#dragged?.moved;
      this.#dragged = undefined;
      if (!dragged) pointing.point(gestured.pixelAt(this.#share(event)), true);
    });
    // Without Ctrl the wheel scrolls the page, as everywhere; a pinch comes as a wheel with Ctrl.
    picture.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    picture.addEventListener('keydown', (event) => this.#key(event));
  }

  #move(event: PointerEvent): void {
    const at = this.#share(event);
    const dragged = event.buttons === 1 ? this.#dragged : undefined;
    if (!dragged) return this.pointing.point(this.gestured.pixelAt(at), false);
    const by = { y: dragged.from.y - at.y, x: dragged.from.x - at.x };
    const { height, width } = this.picture.getBoundingClientRect();
    dragged.moved ||= Math.hypot(by.y * height, by.x * width) >= LEAST_DRAG;
    if (!dragged.moved) return;
    this.picture.setPointerCapture(event.pointerId);
    this.pointing.zoom(pan(dragged.zoom, by));
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const factor = Math.exp(-event.deltaY / WHEEL_PIXELS);
    this.pointing.zoom(zoomAt(this.gestured.zoom(), factor, this.#share(event), this.gestured.mostScale()));
  }

  #key(event: KeyboardEvent): void {
    const by = STEPS.get(event.key);
    if (event.key === 'Escape') return this.pointing.release();
    if (event.key === '+' || event.key === '=') return this.pointing.zoomBy(ZOOM_STEP);
    if (event.key === '-') return this.pointing.zoomBy(1 / ZOOM_STEP);
    if (event.key === '0') return this.pointing.zoomBy(0);
    if (!by) return;
    event.preventDefault();
    const times = event.shiftKey ? 10 : 1;
    this.pointing.step({ y: by.y * times, x: by.x * times });
  }

  #share({ clientX, clientY }: MouseEvent): Place {
    const { top, left, height, width } = this.picture.getBoundingClientRect();
    return { y: (clientY - top) / height, x: (clientX - left) / width };
  }
}
