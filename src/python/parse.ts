import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import * as l10n from '@vscode/l10n';
import { type PlacedText, PythonProblem, readExpression } from './read';
import { children, isPointedNumber } from './tree';
import { PythonCall } from './values';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly message: string;
      readonly from: number;
      readonly to: number;
      /** Whether what was looked for is not there at all. */
      readonly absent: boolean;
    };

/** Reads one value: a literal, a name or a call; two values with a comma between them are a tuple. */
export function parseValue(source: string): Parsed<unknown> {
  return attempt(source, () => {
    const text: PlacedText = { source };
    const root = parser.parse(source).topNode;
    refuseErrors(root, text);
    const [statement, more] = children(root);
    if (statement?.name !== 'ExpressionStatement' || more) {
      throw new PythonProblem(l10n.t('One value is wanted here.'), more?.from ?? 0, source.length);
    }
    const parts = children(statement).filter(({ name }) => name !== ',');
    const [only] = parts;
    const comma = children(statement).some(({ name }) => name === ',');
    return only && !comma ? readExpression(only, text) : parts.map((part) => readExpression(part, text));
  });
}

/**
 * Reads the one call of a function in a piece of code, whatever stands around it: an assignment, a list of layers, the
 * call of what it returns.
 *
 * @param callees names to look for, without their modules
 */
export function parseCall(source: string, callees: readonly string[]): Parsed<PythonCall> {
  return attempt(source, () => {
    const text: PlacedText = { source };
    const calls = callsOf(parser.parse(source).topNode, text, callees);
    const [call, second] = calls;
    const name = callees[0] ?? '';
    if (!call) throw new CallAbsent(l10n.t('There is no call of {0} in this text.', name), 0, source.length);
    if (second) {
      throw new PythonProblem(
        l10n.t('There are {0} calls of {1} in this text: give only one.', calls.length, name),
        second.from,
        second.to,
      );
    }
    refuseErrors(call, text);
    const value = readExpression(call, text);
    if (!(value instanceof PythonCall)) throw new Error('A call was not read as one.');
    return value;
  });
}

/** Nothing in the text is what was looked for. */
class CallAbsent extends PythonProblem {}

function attempt<T>(source: string, read: () => T): Parsed<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (!(error instanceof PythonProblem)) throw error;
    const { from, to } = error;
    return { ok: false, message: placed(error.message, source, from), from, to, absent: error instanceof CallAbsent };
  }
}

/** Says where it is, unless there is only one place where it could be. */
function placed(message: string, source: string, offset: number): string {
  if (offset === 0) return message;
  const before = source.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return l10n.t('{0} (line {1}, column {2})', message, before.length, column);
}

function callsOf(root: SyntaxNode, { source }: PlacedText, callees: readonly string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  root.cursor().iterate(({ node }) => {
    const callee = node.name === 'CallExpression' ? node.firstChild : null;
    const path = callee && callee.name !== 'CallExpression' ? source.slice(callee.from, callee.to) : '';
    if (callees.includes(path.slice(path.lastIndexOf('.') + 1).trim())) found.push(node);
  });
  return found;
}

/** The parser mends what is wrong and goes on; the first place that it mended is what the user has to know. */
function refuseErrors(node: SyntaxNode, { source }: PlacedText): void {
  let first: SyntaxNode | undefined;
  node.cursor().iterate((at) => {
    const pointed = at.node.parent && isPointedNumber(at.node.parent);
    if (at.type.isError && !pointed) first ??= at.node;
  });
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
