/** So many values are looked at before a text is given up. */
const MOST_STEPS = 100_000;
/** So deep values may lie in each other. */
const MOST_DEPTH = 150;
/** So many letters or elements a value may have. */
export const MOST_ITEMS = 20_000;

/** Ends the reading of a text that would take too long or too much. */
export class BudgetSpent extends Error {}

/** Counts the work on one text. */
export class Budget {
  #steps = 0;
  #depth = 0;

  /** One step, and all that is done inside it. */
  spend<T>(work: () => T): T {
    if (++this.#steps > MOST_STEPS || this.#depth >= MOST_DEPTH) throw new BudgetSpent();
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }

  /** For a value of so many parts. */
  spendItems(count: number): void {
    this.#steps += count;
    if (this.#steps > MOST_STEPS) throw new BudgetSpent();
  }
}
