import type { ArgumentName } from '../../conv2d/arguments';
import { element } from '../dom';

/** What a control hands over: a value as settings keep it. */
export type FieldValue = number | string | boolean | null | readonly (number | null)[];

/** The control of one argument. */
export interface Control {
  /** All that takes the focus, with its text or choice. */
  readonly inputs: readonly (HTMLInputElement | HTMLSelectElement)[];
  readonly parts: readonly (Node | string)[];
  /** Shows a value as one types it. */
  render(typed: string): void;
}

/** One argument in the call: `filters=`, its control, and what is wrong with it. */
export class Field {
  readonly root: HTMLElement;
  #typed = '';

  constructor(
    readonly argument: ArgumentName,
    /** As Keras spells it. */
    readonly name: string,
    private readonly control: Control,
  ) {
    const [first] = control.inputs;
    if (first) first.id = `argument-${argument}`;
    const label = element('label', { for: `argument-${argument}`, text: `${name}=` });
    this.root = element('span', { class: 'field', 'data-argument': argument }, label, ...control.parts);
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && this.root.contains(relatedTarget);
      if (!stays) control.render(this.#typed);
    });
  }

  get focused(): boolean {
    return this.root.contains(document.activeElement);
  }

  /** @param usual whether it is Keras' default */
  render(typed: string, usual: boolean): void {
    this.root.classList.toggle('usual', usual);
    this.#typed = typed;
    // What is being typed is the user's, until another field is gone to.
    if (!this.focused) this.control.render(typed);
  }

  /** @param message the element that says what is wrong; undefined where nothing is */
  mark(message: string | undefined): void {
    this.root.classList.toggle('wrong', message !== undefined);
    for (const input of this.control.inputs) {
      if (message === undefined) {
        input.removeAttribute('aria-invalid');
        input.removeAttribute('aria-describedby');
      } else {
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', message);
      }
    }
  }
}
