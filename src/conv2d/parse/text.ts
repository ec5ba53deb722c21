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
  if (!call.ok) return { ...call, suggestion: suggestionFor(source, call.message) };
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

function suggestionFor(source: string, message: string): string | undefined {
  if (!message.startsWith('There is no call')) return undefined;
  if (/\bConv2d\b/.test(source)) return 'This is the layer of PyTorch; Keras writes Conv2D(filters, kernel_size, …).';
  return 'Paste code such as Conv2D(32, (4, 4), strides=2, padding="same").';
}
