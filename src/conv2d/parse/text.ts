import * as l10n from '@vscode/l10n';
import { type Parsed, parseCall, parseValue } from '../../python/parse';
import type { Conv2DArguments } from '../arguments';
import { bindConv2D } from './bindConv2D';
import { parseArguments } from './parseArguments';

/** A layer read from Python code. */
export type ParsedText =
  | { readonly ok: true; readonly arguments: Conv2DArguments; readonly notes: readonly string[] }
  | {
      readonly ok: false;
      readonly message: string;
      readonly suggestion: string | undefined;
      /** Where it is in the text: offsets of its first character and after its last. */
      readonly from: number;
      readonly to: number;
    };

/**
 * Reads the call of Conv2D in a piece of Python code, whatever stands around it. Everything that the call does not say has
 * Keras' default.
 */
export function parseConv2DText(source: string): ParsedText {
  const call = parseCall(source, ['Conv2D', 'Convolution2D']);
  if (!call.ok) {
    const { message, from, to } = call;
    return { ok: false, message, suggestion: call.absent ? whereAbsent(source) : undefined, from, to };
  }
  const bound = bindConv2D(call.value);
  if (!bound.ok) {
    const { from, to } = bound.at ?? { from: 0, to: source.length };
    return { ok: false, message: bound.message, suggestion: bound.suggestion, from, to };
  }
  const parsed = parseArguments(bound.raw);
  if (parsed.ok) return { ok: true, arguments: parsed.arguments, notes: bound.notes };
  const { argument, message, suggestion } = parsed.problem;
  const { from, to } = bound.given.get(argument) ?? { from: 0, to: source.length };
  return { ok: false, message, suggestion, from, to };
}

/**
 * Reads an initializer as it stands in settings and on the command line: a name is its own value, a call is read as one.
 */
export function parseInitializerText(text: string): Parsed<unknown> {
  return /^\w*$/.test(text.trim()) ? { ok: true, value: text.trim() } : parseValue(text);
}

/** What to do where no call is found. */
function whereAbsent(source: string): string {
  return /\bConv2d\b/.test(source)
    ? l10n.t('This is the layer of PyTorch; Keras writes {0}.', 'Conv2D(filters, kernel_size, …)')
    : l10n.t('Paste code such as {0}.', 'Conv2D(32, (4, 4), strides=2, padding="same")');
}
