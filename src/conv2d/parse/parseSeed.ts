import * as l10n from '@vscode/l10n';
import { repr, str } from '../../python/repr';
import { PythonCall } from '../../python/values';

/** A seed that is drawn lies below this; a seed that is given may be any whole number. */
export const SEEDS = 2 ** 31;

export type ParsedSeed =
  | { readonly ok: true; readonly seed: number | null }
  | { readonly ok: false; readonly message: string; readonly suggestion: string };

/**
 * Checks a seed, wherever it was typed; None stands for one that is drawn. Keras' message
 * (keras/src/initializers/random_initializers.py); beyond 2^53 neighbouring numbers cannot be told apart here.
 */
export function parseSeed(value: unknown): ParsedSeed {
  if (value === null || value === undefined) return { ok: true, seed: null };
  if (typeof value === 'number' && Number.isSafeInteger(value)) return { ok: true, seed: value };
  const generator = value instanceof PythonCall && /^(?:keras\.random\.)?SeedGenerator$/.test(value.origin);
  // The first numbers that one gives out are those of its seed.
  const [first, second] = generator ? value.arguments_ : [];
  if (first && !second && (first.name ?? 'seed') === 'seed') return parseSeed(first.value);
  const suggestion = l10n.t('Use a whole number within ±2^53, or leave it out to draw one at random.');
  if (typeof value === 'boolean') {
    // An initializer takes it, and breaks when it makes the weights.
    return { ok: false, message: "Can't convert Python sequence with mixed types to Tensor.", suggestion };
  }
  if (typeof value === 'number' && Number.isInteger(value)) {
    return { ok: false, message: l10n.t('seed={0} is more than Convscope can tell apart.', repr(value)), suggestion };
  }
  return {
    ok: false,
    message: `\`seed\` argument should be an instance of \`keras.random.SeedGenerator()\` or an integer. Received: seed=${str(value)}`,
    suggestion,
  };
}
