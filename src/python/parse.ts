import type { SyntaxNode } from '@lezer/common';
import * as l10n from '@vscode/l10n';
import { BudgetSpent } from './budget';
import { PythonProblem } from './problem';
import { PythonText } from './pythonText';
import { operands, pathOf, readArgument, readExpression } from './read';
import type { PlacedText } from './placedText';
import { readArguments, unknownArguments } from './readArguments';
import { children, isPointedNumber } from './tree';
import { repr } from './repr';
import { PythonCall, PythonUnknown } from './values';

export interface ParseProblem {
  readonly ok: false;
  readonly message: string;
  readonly suggestion: string | undefined;
  readonly from: number;
  readonly to: number;
  /** Whether what was looked for is not there at all. */
  readonly absent: boolean;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | ParseProblem;

/** Where a call stands in a text. */
export interface CallPlace {
  readonly from: number;
  readonly to: number;
  /** Counted from 1. */
  readonly line: number;
}

/** Reads one value: a literal, a name or a call; two values with a comma between them are a tuple. */
export function parseValue(source: string): Parsed<unknown> {
  return attempt(source, () => {
    const given = new PythonText(source);
    const [bad] = given.bad();
    if (bad) throw new PythonProblem(bad.message, bad.from, bad.to, bad.suggestion);
    const { root, text } = given.open();
    refuseErrors(root, text);
    const [statement, more] = children(root);
    if (statement?.name !== 'ExpressionStatement' || more) {
      throw new PythonProblem(l10n.t('One value is wanted here.'), more?.from ?? 0, source.length);
    }
    const parts = children(statement).filter(({ name }) => name !== ',');
    const [only] = parts;
    const comma = children(statement).some(({ name }) => name === ',');
    const known = (node: SyntaxNode): unknown => {
      const value = readExpression(node, text);
      if (value instanceof PythonUnknown) return refuseUnknown(node, text);
      return value;
    };
    return only && !comma ? known(only) : parts.map(known);
  });
}

/**
 * Where the calls of a function are in a piece of code, whatever stands around them.
 *
 * @param callees names to look for, without their modules; names that the text gives them are found, too
 */
export function findCalls(code: string | PythonText, callees: readonly string[]): Parsed<readonly CallPlace[]> {
  const given = textOf(code);
  return attempt(given.source, () =>
    callsIn(given, callees).map(({ from, to }) => ({ from, to, line: lineOf(given.source, from) })),
  );
}

/**
 * Reads one call of a function in a piece of code, whatever stands around it: an assignment, a list of layers, the
 * call of what it returns.
 *
 * @param callees names to look for, without their modules
 * @param at where the call begins that is meant; may be left out where there is only one
 */
export function parseCall(code: string | PythonText, callees: readonly string[], at?: number): Parsed<PythonCall> {
  const given = textOf(code);
  const { source } = given;
  return attempt(source, () => {
    const { text } = given.open();
    const calls = callsIn(given, callees);
    const meant = calls.filter(({ from }) => at === undefined || from === at);
    const [call, second] = meant;
    const name = callees[0] ?? '';
    const bad = given.bad();
    if (!call) {
      const [first] = bad;
      if (first && callees.some((callee) => source.includes(callee))) {
        throw new PythonProblem(first.message, first.from, first.to, first.suggestion);
      }
      throw new CallAbsent(l10n.t('There is no call of {0} in this text.', name), 0, source.length);
    }
    if (second) {
      throw new PythonProblem(
        l10n.t('There are {0} calls of {1} in this text: press Enter to choose one.', meant.length, name),
        second.from,
        second.to,
      );
    }
    const inside = bad.find(({ from }) => from >= call.from && from <= call.to);
    if (inside) throw new PythonProblem(inside.message, inside.from, inside.to, inside.suggestion);
    refuseErrors(call, text);
    return readCallAt(call, text);
  });
}

function readCallAt(call: SyntaxNode, text: PlacedText): PythonCall {
  const [callee, list] = operands(call);
  const path = callee && pathOf(callee, text);
  if (path === undefined || list?.name !== 'ArgList') return refuseUnknown(call, text);
  const given = readArguments(list, text, readArgument);
  if (given) return new PythonCall(path, given, callOrigin(path, call.from, text));
  const place = unknownArguments(list, text, readArgument) ?? list;
  throw new PythonProblem(
    l10n.t(
      'Convscope does not know what is in `{0}`.',
      repr(new PythonUnknown(text.source.slice(place.from, place.to))),
    ),
    place.from,
    place.to,
    l10n.t('Write the arguments themselves.'),
  );
}

/** Nothing in the text is what was looked for. */
class CallAbsent extends PythonProblem {}

function attempt<T>(source: string, work: () => T): Parsed<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    const problem = error instanceof BudgetSpent ? tooMuch(source) : error;
    if (!(problem instanceof PythonProblem)) throw problem;
    const { from, to, suggestion } = problem;
    const message = placed(problem.message, source, from);
    return { ok: false, message, suggestion, from, to, absent: problem instanceof CallAbsent };
  }
}

function tooMuch(source: string): PythonProblem {
  return new PythonProblem(
    l10n.t('This text is too long or too tangled for Convscope.'),
    0,
    source.length,
    l10n.t('Give the call of the layer alone.'),
  );
}

/** Says where it is, unless there is only one place where it could be. */
function placed(message: string, source: string, offset: number): string {
  if (offset === 0) return message;
  const before = source.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return l10n.t('{0} (line {1}, column {2})', message, before.length, column);
}

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}

function textOf(code: string | PythonText): PythonText {
  return typeof code === 'string' ? new PythonText(code) : code;
}

function callsIn(given: PythonText, callees: readonly string[]): readonly SyntaxNode[] {
  const { root, text } = given.open();
  return given.found(callees.join(), () => callsOf(root, text, callees));
}

function callsOf(root: SyntaxNode, text: PlacedText, callees: readonly string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const cursor = root.cursor(); cursor.next();) {
    if (cursor.name !== 'CallExpression') continue;
    const { node } = cursor;
    const callee = node.firstChild;
    const path = callee && callee.name !== 'CallExpression' ? pathOf(callee, text) : undefined;
    if (path !== undefined && callees.includes(lastOf(callOrigin(path, node.from, text)))) found.push(node);
  }
  return found;
}

/** What a path calls, behind `import … as …` and `conv = layers.Conv2D`. */
function callOrigin(path: string, at: number, text: PlacedText): string {
  const origin = text.scope.origin(path, at);
  if (origin !== undefined) return origin;
  const binding = text.scope.binding(path, at);
  if (binding?.kind === 'value' && binding.tuple.length === 0) return pathOf(binding.node, text) ?? '';
  // A method of something of the text's own, such as `self.layers.Conv2D`, or a function or class of this very name.
  return path.includes('.') ? path : '';
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function refuseUnknown(node: SyntaxNode, { source }: PlacedText): never {
  const shown = repr(new PythonUnknown(source.slice(node.from, node.to)));
  throw new PythonProblem(l10n.t('`{0}` cannot be read: write the value itself.', shown), node.from, node.to);
}

/** The parser mends what is wrong and goes on; the first place that it mended is what the user has to know. */
function refuseErrors(node: SyntaxNode, { source }: PlacedText): void {
  const first = firstError(node);
  if (!first) return;
  const rest = source.slice(first.from).trimStart();
  const next = /^(\w+|\S)/.exec(rest)?.[0];
  const from = source.length - rest.length;
  if (first.parent?.name === 'String') {
    throw new PythonProblem(l10n.t('A quote is not closed.'), first.parent.from, from);
  }
  if (next === undefined) throw new PythonProblem(l10n.t('A parenthesis or bracket is not closed.'), from, from);
  const message = /^[\w'"([]/.test(next)
    ? l10n.t('This is not Python: unexpected `{0}`. Is a comma missing before it?', next)
    : l10n.t('This is not Python: unexpected `{0}`.', next);
  throw new PythonProblem(message, from, from + next.length);
}

function firstError(node: SyntaxNode): SyntaxNode | undefined {
  let first: SyntaxNode | undefined;
  node.cursor().iterate((at) => {
    if (!first && at.type.isError && !(at.node.parent && isPointedNumber(at.node.parent))) first = at.node;
  });
  return first;
}
