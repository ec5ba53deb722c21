import type { SyntaxNode } from '@lezer/common';
import * as l10n from '@vscode/l10n';
import { readString } from './readString';
import { children, isPointedNumber } from './tree';
import { numberOf, type PythonArgument, PythonCall, PythonFloat, PythonList, PythonName } from './values';

/** The text that the nodes of a tree are places in. */
export interface PlacedText {
  readonly source: string;
}

/** What is wrong with a text, and where. */
export class PythonProblem extends Error {
  constructor(
    message: string,
    readonly from: number,
    readonly to: number,
  ) {
    super(message);
  }
}

/** Reads the value of an expression without errors; throws a PythonProblem where it is more than a value. */
export function readExpression(node: SyntaxNode, text: PlacedText): unknown {
  const read = (child: SyntaxNode): unknown => readExpression(child, text);
  switch (node.name) {
    case 'Number':
      return readNumber(node, text);
    case 'String':
      return stringOf(node, text);
    case 'ContinuedString':
      return operands(node)
        .map((part) => stringOf(part, text))
        .join('');
    case 'Boolean':
      return sourceOf(node, text) === 'True';
    case 'None':
      return null;
    case 'TupleExpression':
      return operands(node).map(read);
    case 'ArrayExpression':
      return new PythonList(operands(node).map(read));
    case 'DictionaryExpression':
      return readDictionary(node, text);
    case 'ParenthesizedExpression':
      return read(onlyOperand(node, text));
    case 'UnaryExpression':
      return readSign(node, text);
    case 'BinaryExpression':
      return readArithmetic(node, text);
    case 'MemberExpression':
      if (isPointedNumber(node)) return readNumber(node, text);
      return new PythonName(sourceOf(node, text).replace(/\s/g, ''));
    case 'VariableName':
      return new PythonName(sourceOf(node, text).replace(/\s/g, ''));
    case 'CallExpression':
      return readCall(node, text);
    default:
      return refuse(node, text);
  }
}

function readCall(node: SyntaxNode, text: PlacedText): PythonCall {
  const [callee, list] = operands(node);
  if (!callee || list?.name !== 'ArgList') return refuse(node, text);
  const path = readExpression(callee, text);
  if (!(path instanceof PythonName)) return refuse(callee, text);
  const all: PythonArgument[] = [];
  let name: string | undefined;
  for (let child = list.firstChild; child; child = child.nextSibling) {
    if (['(', ')', ',', 'AssignOp', 'Comment'].includes(child.name)) continue;
    if (child.name === '*' || child.name === '**') return refuse(child, text);
    if (child.nextSibling?.name === 'AssignOp') {
      name = sourceOf(child, text);
      continue;
    }
    refuseMisplaced(name, all, child);
    all.push({ name, value: readExpression(child, text), from: child.from, to: child.to });
    name = undefined;
  }
  return new PythonCall(path.path, all);
}

/** What Python's own parser refuses and the grammar does not. */
function refuseMisplaced(name: string | undefined, before: readonly PythonArgument[], at: SyntaxNode): void {
  if (name === undefined && before.some((argument) => argument.name !== undefined)) {
    throw new PythonProblem('SyntaxError: positional argument follows keyword argument.', at.from, at.to);
  }
  if (name !== undefined && before.some((argument) => argument.name === name)) {
    throw new PythonProblem(`SyntaxError: keyword argument repeated: ${name}.`, at.from, at.to);
  }
}

function readDictionary(node: SyntaxNode, text: PlacedText): Readonly<Record<string, unknown>> {
  const parts = operands(node).filter(({ name }) => name !== ':');
  const entries: [string, unknown][] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [key, value] = [parts[at], parts[at + 1]];
    if (!key || !value || key.name !== 'String') return refuse(key ?? node, text);
    entries.push([stringOf(key, text), readExpression(value, text)]);
  }
  return Object.fromEntries(entries);
}

function readNumber(node: SyntaxNode, text: PlacedText): number | PythonFloat {
  const source = sourceOf(node, text);
  // An underscore stands between two digits, or after the letter of a base.
  if (/__|_$|_[.eE]|[.eE]_/.test(source) && !/^0[xX]/.test(source)) return refuse(node, text);
  const digits = source.replace(/_/g, '').toLowerCase();
  const value = Number(digits);
  if (Number.isNaN(value)) return refuse(node, text);
  const float = !digits.startsWith('0x') && /[.e]/.test(digits);
  return numberFrom(value, float);
}

function numberFrom(value: number, float: boolean): number | PythonFloat {
  return float && Number.isInteger(value) ? new PythonFloat(value) : value;
}

function readSign(node: SyntaxNode, text: PlacedText): number | PythonFloat {
  const [sign, operand] = children(node);
  const value = operand && readExpression(operand, text);
  const number = numberOf(value);
  if (!sign || number === undefined) return refuse(node, text);
  const float = value instanceof PythonFloat;
  switch (sourceOf(sign, text)) {
    case '-':
      return numberFrom(-number, float);
    case '+':
      return numberFrom(number, float);
    default:
      return refuse(node, text);
  }
}

/** Arithmetic with numbers, such as `2 ** 5`. */
function readArithmetic(node: SyntaxNode, text: PlacedText): number | PythonFloat {
  const [left, operator, right] = children(node);
  if (!left || !operator || !right) return refuse(node, text);
  const values = [readExpression(left, text), readExpression(right, text)];
  const [a, b] = values.map(numberOf);
  if (a === undefined || b === undefined) return refuse(node, text);
  const float = values.some((value) => value instanceof PythonFloat || !Number.isInteger(value));
  switch (sourceOf(operator, text)) {
    case '+':
      return numberFrom(a + b, float);
    case '-':
      return numberFrom(a - b, float);
    case '*':
      return numberFrom(a * b, float);
    case '/':
      return b === 0 ? refuse(node, text) : numberFrom(a / b, true);
    case '//':
      return b === 0 ? refuse(node, text) : numberFrom(Math.floor(a / b), float);
    case '%':
      return b === 0 ? refuse(node, text) : numberFrom(a - b * Math.floor(a / b), float);
    case '**':
      return numberFrom(a ** b, float || b < 0);
    default:
      return refuse(node, text);
  }
}

function stringOf(node: SyntaxNode, text: PlacedText): string {
  const value = node.name === 'String' ? readString(sourceOf(node, text)) : undefined;
  return value ?? refuse(node, text);
}

function refuse(node: SyntaxNode, text: PlacedText): never {
  throw new PythonProblem(
    l10n.t('`{0}` cannot be read: write the value itself.', sourceOf(node, text)),
    node.from,
    node.to,
  );
}

function onlyOperand(node: SyntaxNode, text: PlacedText): SyntaxNode {
  const [only] = operands(node);
  return only ?? refuse(node, text);
}

function sourceOf(node: SyntaxNode, { source }: PlacedText): string {
  return source.slice(node.from, node.to);
}

function operands(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter(({ name }) => !['(', ')', '[', ']', '{', '}', ','].includes(name));
}
