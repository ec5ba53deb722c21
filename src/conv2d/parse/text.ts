import * as l10n from '@vscode/l10n';
import { type CallPlace, findCalls, type Parsed, parseCall, parseValue } from '../../python/parse';
import { PythonText } from '../../python/pythonText';
import type { Conv2DArguments } from '../arguments';
import { type BoundCall, bindConv2D } from './bindConv2D';
import { sentences } from '../sentences';
import { type Configured, configuredDataFormat, otherPrecisionIn } from './configured';
import { parseArguments, type RawArguments } from './parseArguments';
import { fromPytorch } from './pytorch';

/** A layer read from Python code. */
export type ParsedText =
  | { readonly ok: true; readonly arguments: Conv2DArguments; readonly notes: readonly string[] }
  | {
      readonly ok: false;
      readonly message: string;
      readonly suggestion: string | undefined;
      /** A call that does what was meant, for who wants to take it. */
      readonly offer?: string;
      /** Where it is in the text: offsets of its first character and after its last. */
      readonly from: number;
      readonly to: number;
    };

/** So many letters of a message are shown. */
const MOST_LETTERS = 2000;

const CALLEES = ['Conv2D', 'Convolution2D'];

/** One of the layers in a piece of code. */
export interface LayerPlace extends CallPlace {
  /** The call as it is written. */
  readonly text: string;
}

/** Every call of Conv2D in a piece of code, in its order. */
export function findLayers(code: string | PythonText): readonly LayerPlace[] {
  const { source } = codeOf(code);
  const calls = findCalls(code, CALLEES);
  return calls.ok ? calls.value.map((place) => ({ ...place, text: source.slice(place.from, place.to) })) : [];
}

/**
 * Reads the call of Conv2D in a piece of Python code, whatever stands around it. Everything that the call does not say has
 * Keras' default.
 *
 * @param at where the call begins that is meant; may be left out where there is only one
 */
export function parseConv2DText(code: string | PythonText, at?: number): ParsedText {
  const parsed = readLayer(codeOf(code), at);
  if (parsed.ok) return parsed;
  const { message, suggestion } = parsed;
  return {
    ...parsed,
    message: shortened(message),
    suggestion: suggestion === undefined ? undefined : shortened(suggestion),
  };
}

/** A text that is read once for all of its layers. */
export function codeOf(code: string | PythonText): PythonText {
  return typeof code === 'string' ? new PythonText(code) : code;
}

function readLayer(code: PythonText, at: number | undefined): ParsedText {
  const { source } = code;
  const call = parseCall(code, CALLEES, at);
  if (!call.ok) {
    const { message, suggestion, from, to } = call;
    return { ok: false, message, from, to, ...(call.absent ? whereAbsent(code) : { suggestion }) };
  }
  const bound = bindConv2D(call.value);
  if (!bound.ok) {
    const { message, suggestion, offer } = bound;
    const { from, to } = bound.at ?? { from: 0, to: source.length };
    return { ok: false, message, suggestion, ...(offer === undefined ? {} : { offer }), from, to };
  }
  const configured = configuredFor(code, at, bound);
  if (!configured.ok) return configured;
  const parsed = parseArguments(configured.raw);
  if (parsed.ok) return { ok: true, arguments: parsed.arguments, notes: bound.notes };
  const { argument, message, suggestion } = parsed.problem;
  const { from, to } = bound.given.get(argument) ?? { from: 0, to: source.length };
  return { ok: false, message, suggestion, from, to };
}

type Refusal = Extract<ParsedText, { readonly ok: false }>;

/** The arguments with what the text sets for all layers in the place of what the call leaves open. */
function configuredFor(
  code: PythonText,
  at: number | undefined,
  { raw, given, dtype }: Extract<BoundCall, { readonly ok: true }>,
): { readonly ok: true; readonly raw: RawArguments } | Refusal {
  const precision = dtype ? undefined : otherPrecisionIn(code);
  if (precision) return { ...refusal(precision), suggestion: l10n.t('Give the call of the layer alone.') };
  const open = (given.get('dataFormat')?.value ?? null) === null;
  const format = open ? configuredDataFormat(code, () => at ?? findLayers(code)[0]?.from ?? 0) : undefined;
  if (format?.known === false) {
    return {
      ...refusal(format),
      suggestion: l10n.t('Write the value itself, such as {0}.', "data_format='channels_last'"),
    };
  }
  return { ok: true, raw: format ? { ...raw, dataFormat: format.value } : raw };
}

function refusal({ message, place }: Extract<Configured, { readonly known: false }>): Omit<Refusal, 'suggestion'> {
  return { ok: false, message, from: place.from, to: place.to };
}

/**
 * Reads an initializer as it stands in settings and on the command line: a name is its own value, a call is read as one.
 */
export function parseInitializerText(text: string): Parsed<unknown> {
  return /^\w*$/.test(text.trim()) ? { ok: true, value: text.trim() } : parseValue(text);
}

/** Keras prints the whole value, however long it is. */
function shortened(message: string): string {
  return message.length > MOST_LETTERS ? `${message.slice(0, MOST_LETTERS)}…` : message;
}

/** What to do where no call is found. */
function whereAbsent(code: PythonText): { readonly suggestion: string; readonly offer?: string } {
  const pytorch = parseCall(code, ['Conv2d']);
  const offer = pytorch.ok ? fromPytorch(pytorch.value) : undefined;
  if (offer) {
    const same = l10n.t('This is the layer of PyTorch; Keras writes {0}.', offer.call);
    return { suggestion: sentences(same, offer.note), offer: offer.call };
  }
  return {
    suggestion: /\bConv2d\b/.test(code.source)
      ? l10n.t('This is the layer of PyTorch; Keras writes {0}.', 'Conv2D(filters, kernel_size, …)')
      : l10n.t('Paste code such as {0}.', 'Conv2D(32, (4, 4), strides=2, padding="same")'),
  };
}
