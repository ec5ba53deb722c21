import * as l10n from '@vscode/l10n';
import type { Trace } from '../../conv2d/trace';
import { type Volumes, volumesOf } from '../../conv2d/volumes';
import type { RgbaPicture } from '../../protocol/values';
import { drawPicture } from '../canvas';
import { element } from '../dom';
import { drawVolumes } from './drawing';
import { layoutVolumes } from './layout';
import { scaleText, volumesText } from './volumesText';

/** Before the page has been laid out. */
const USUAL_WIDTH = 960;

/** Input, kernel and output as solids, drawn to scale for the width that there is. */
export class VolumesView {
  readonly root: HTMLElement;
  /** The image itself, on the front of its volume. */
  readonly #picture = element('canvas');
  readonly #drawing = element('div', { class: 'drawing', role: 'img' });
  readonly #caption = element('figcaption');
  #volumes: Volumes | undefined;
  #width = 0;

  constructor() {
    this.root = element(
      'section',
      { class: 'volumes', 'aria-labelledby': 'volumes-title' },
      element('h2', { id: 'volumes-title', text: l10n.t('The volumes, to scale') }),
      element('figure', {}, this.#drawing, this.#caption),
    );
    this.root.hidden = true;
    this.#picture.hidden = true;
    new ResizeObserver(() => {
      if (this.#drawing.clientWidth !== this.#width) this.#draw();
    }).observe(this.#drawing);
  }

  render(trace: Trace | undefined): void {
    this.root.hidden = trace === undefined;
    this.#volumes = trace && volumesOf(trace);
    this.#draw();
  }

  renderPreview(picture: RgbaPicture | undefined): void {
    this.#picture.hidden = picture === undefined;
    this.#drawing.classList.toggle('pictured', picture !== undefined);
    if (picture) drawPicture(this.#picture, picture);
  }

  #draw(): void {
    if (!this.#volumes) return;
    this.#width = this.#drawing.clientWidth;
    const layout = layoutVolumes(this.#volumes, this.#width || USUAL_WIDTH);
    this.#drawing.replaceChildren(this.#picture, drawVolumes(layout, this.#volumes));
    for (const [side, value] of [
      ['left', layout.input.x],
      ['top', layout.input.y],
      ['width', layout.input.width],
      ['height', layout.input.height],
    ] as const) {
      this.#picture.style[side] = `${value}px`;
    }
    this.#drawing.setAttribute('aria-label', volumesText(this.#volumes));
    this.#caption.textContent = scaleText(layout.magnified, layout.enlarged);
  }
}
