import * as l10n from '@vscode/l10n';
import type { PythonCall } from '../../python/values';
import { sentences } from '../sentences';
import { fromKeras1 } from './keras1';
import { fromPytorch, hasPytorchWords, type KerasOffer } from './pytorch';

/** What a call with the words of Keras 1 or PyTorch is in Keras 3; undefined where it has none of them. */
export function offerFor(call: PythonCall): KerasOffer | undefined {
  const pytorch = hasPytorchWords(call) ? fromPytorch(call) : undefined;
  if (pytorch) return { ...pytorch, note: sentences(l10n.t('These are words of PyTorch.'), pytorch.note) };
  const keras1 = fromKeras1(call);
  return keras1 === undefined ? undefined : { call: keras1, note: l10n.t('These are words of Keras 1.') };
}

/** The offer in a sentence. */
export function offerText({ call, note }: KerasOffer): string {
  return sentences(l10n.t('Keras 3 writes {0}.', call), note);
}

/** The word of Keras 3 for one of PyTorch that stands alone, or for a slip of the pen. */
export function wordFor(name: string, known: readonly string[]): string | undefined {
  const words: Readonly<Record<string, string>> = { stride: 'strides', dilation: 'dilation_rate', bias: 'use_bias' };
  if (Object.hasOwn(words, name)) return words[name];
  return (
    known.find((candidate) => candidate.startsWith(`${name}_`)) ?? known.find((candidate) => isNear(name, candidate))
  );
}

/** Whether at most two letters are missing, too many or others: Levenshtein's distance. */
function isNear(a: string, b: string): boolean {
  if (a.length > 30 || Math.abs(a.length - b.length) > 2 || a.length < 4) return false;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 3) <= 2;
}
