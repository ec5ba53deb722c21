import { repr } from './python';

/** Seeds are whole numbers below this: what fits into 32 bits and is not negative. */
export const SEEDS = 2 ** 31;

export type ParsedSeed =
  | { readonly ok: true; readonly seed: number }
  | {
      readonly ok: false;
      readonly problem: { readonly argument: 'seed'; readonly message: string; readonly suggestion: string };
    };

/** Checks the seed of the kernel's initializer, wherever it was typed. */
export function parseSeed(value: unknown): ParsedSeed {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < SEEDS) {
    return { ok: true, seed: value };
  }
  const message = `The seed must be a whole number from 0 to ${SEEDS - 1}. Received seed=${repr(value)}.`;
  return { ok: false, problem: { argument: 'seed', message, suggestion: 'Leave it out to draw one at random.' } };
}
