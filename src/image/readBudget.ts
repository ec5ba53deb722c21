import * as l10n from '@vscode/l10n';

/** Many times what the header of a large picture takes, and done in a fraction of a second. */
export const HEADER_STEPS = 2_000_000;

/**
 * How much work the header of one file may be, in numbers and letters that are read: what a file repeats, or lets lie on one another,
 * must not keep the extension's host busy. All readers of one header share one budget.
 */
export class ReadBudget {
  #spent = 0;

  constructor(readonly steps = HEADER_STEPS) {}

  get spent(): number {
    return this.#spent;
  }

  /** Counts steps; throws where there have been too many. */
  spend(steps = 1): void {
    this.#spent += steps;
    if (this.#spent > this.steps) throw new Error(l10n.t('finding its size and colours takes too many steps'));
  }
}
