import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { type PlacedText, PythonProblem, readExpression } from './read';
import { children, isPointedNumber } from './tree';
import { PythonCall } from './values';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly from: number; readonly to: number };

/** Reads one value: a literal, a name or a call; two values with a comma between them are a tuple. */
export function parseValue(source: string): Parsed<unknown> {
  return attempt(source, () => {
    const text: PlacedText = { source };
    const root = parser.parse(source).topNode;
    refuseErrors(root, text);
    const [statement, more] = children(root);
    if (statement?.name !== 'ExpressionStatement' || more) {
      throw new PythonProblem('One value is wanted here.', more?.from ?? 0, source.length);
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
    if (!call) throw new PythonProblem(`There is no call of ${name} in this text.`, 0, source.length);
    if (second) {
      throw new PythonProblem(
        `There are ${calls.length} calls of ${name} in this text: give only one.`,
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

function attempt<T>(source: string, read: () => T): Parsed<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (!(error instanceof PythonProblem)) throw error;
    return { ok: false, message: `${error.message}${place(source, error.from)}`, from: error.from, to: error.to };
  }
}

/** Says where it is, unless there is only one place where it could be. */
function place(source: string, offset: number): string {
  if (offset === 0) return '';
  const before = source.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return ` (line ${before.length}, column ${column})`;
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
  if (next === undefined || first.parent?.name === 'String') {
    const unfinished = first.parent?.name === 'String' ? 'A quote' : 'A parenthesis or bracket';
    throw new PythonProblem(
      `${unfinished} is not closed.`,
      first.parent?.name === 'String' ? first.parent.from : from,
      from,
    );
  }
  const comma = /^[\w'"([]/.test(next) ? ' Is a comma missing before it?' : '';
  throw new PythonProblem(`This is not Python: unexpected \`${next}\`.${comma}`, from, from + next.length);
}
