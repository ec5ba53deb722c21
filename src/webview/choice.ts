import { element } from './dom';

/** One of several, chosen from a list with its name before it. */
export class Choice<Name extends string> {
  readonly root: HTMLElement;
  readonly #select: HTMLSelectElement;

  constructor(id: string, label: string, names: Readonly<Record<Name, string>>, choose: (name: Name) => void) {
    const entries = Object.entries<string>(names);
    this.#select = element('select', { id }, ...entries.map(([value, text]) => element('option', { value, text })));
    this.#select.addEventListener('change', () => {
      const name = this.#select.value;
      if (isNameOf(names, name)) choose(name);
    });
    this.root = element('span', { class: 'field' }, element('label', { for: id, text: label }), this.#select);
  }

  /** Whether one of them can be chosen now. */
  allow(name: Name, allowed: boolean): void {
    const option = [...this.#select.options].find(({ value }) => value === name);
    if (option) option.disabled = !allowed;
  }

  render(name: Name): void {
    this.#select.value = name;
  }
}

function isNameOf<Name extends string>(names: Readonly<Record<Name, string>>, name: string): name is Name {
  return Object.hasOwn(names, name);
}
