/** How much of the settings is read; they come with workspaces, too, and from whomever these come. */
export interface SettingBounds {
  /** Levels of lists and objects inside of each other. */
  readonly depth: number;
  /** Numbers, texts, lists, objects and so on, together. */
  readonly values: number;
  /** Of all texts and names together. */
  readonly letters: number;
}

/** What is left of such bounds, for one value after the other. */
export class SettingAllowance {
  #values: number;
  #letters: number;
  readonly #depth: number;

  constructor({ depth, values, letters }: SettingBounds) {
    this.#depth = depth;
    this.#values = values;
    this.#letters = letters;
  }

  /** Whether a value is within what is left; what was looked at of it is taken off, even where it is not. */
  take(value: unknown): boolean {
    const waiting = [{ value, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (--this.#values < 0) return false;
      if (typeof next.value === 'string') this.#letters -= next.value.length;
      if (typeof next.value === 'object' && next.value !== null) {
        if (next.depth === this.#depth) return false;
        // Names before values: VS Code makes these one by one, each when it is asked for.
        const names = Object.keys(next.value);
        if (names.length + waiting.length > this.#values) {
          this.#values -= names.length;
          return false;
        }
        if (!Array.isArray(next.value)) for (const name of names) this.#letters -= name.length;
        if (this.#letters >= 0)
          for (const inner of Object.values(next.value)) waiting.push({ value: inner, depth: next.depth + 1 });
      }
      if (this.#letters < 0) return false;
    }
    return true;
  }
}

/** The value of a setting for a message; nothing but dots where that would be long. */
export function settingText(value: unknown): string {
  return new SettingAllowance({ depth: 3, values: 50, letters: 200 }).take(value) ? JSON.stringify(value) : '…';
}
