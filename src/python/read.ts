import type { SyntaxNode } from '@lezer/common';
import { numericOf, valueOf } from './arithmetic';
import { BudgetSpent } from './budget';
import { compare, truth } from './compare';
import { combined, sequenceOf, shortText } from './combine';
import { called, constantOf, textMethod, textOf } from './functions';
import { type PlacedText, sourceOf } from './placedText';
import { readArguments } from './readArguments';
import { numberFrom, readNumber } from './readNumber';
import { readString, unescaped } from './readString';
import { children, isPointedNumber } from './tree';
import {
  elementsOf,
  isPlainDict,
  numberOf,
  PythonCall,
  PythonDict,
  PythonList,
  PythonName,
  PythonSet,
  PythonUnknown,
} from './values';

/**
 * The value of an expression without errors. What cannot be told from the text is a `PythonUnknown`: it may stand where nobody
 * needs it. Throws a PythonProblem where Python's own reader refuses the text, and BudgetSpent where it would take too long.
 */
export function readExpression(node: SyntaxNode, text: PlacedText): unknown {
  const value = text.budget.spend(() => evaluated(node, text));
  return value === undefined ? new PythonUnknown(sourceOf(node, text)) : value;
}

/** The same, where one that would take too long is unknown, too. */
export function readArgument(node: SyntaxNode, text: PlacedText): unknown {
  try {
    return readExpression(node, text);
  } catch (error) {
    if (error instanceof BudgetSpent) return new PythonUnknown(sourceOf(node, text));
    throw error;
  }
}

/** Undefined where the value is not known. */
function evaluated(node: SyntaxNode, text: PlacedText): unknown {
  switch (node.name) {
    case 'Number':
      return readNumber(node, sourceOf(node, text));
    case 'String':
      return readString(sourceOf(node, text));
    case 'FormatString':
      return readFormat(node, text);
    case 'ContinuedString': {
      const parts = operands(node).map((part) => evaluated(part, text));
      return parts.every((part) => typeof part === 'string') ? shortText(parts.join('')) : undefined;
    }
    case 'Boolean':
      return sourceOf(node, text) === 'True';
    case 'None':
      return null;
    case 'TupleExpression':
      return items(node, text);
    case 'ArrayExpression':
      return made(items(node, text), (all) => new PythonList(all));
    case 'SetExpression':
      return made(items(node, text), (all) => new PythonSet(all));
    case 'DictionaryExpression':
      return readDictionary(node, text);
    case 'ParenthesizedExpression':
      return readOnly(operands(node)[0], text);
    case 'NamedExpression':
      return readOnly(operands(node).at(-1), text);
    case 'UnaryExpression':
      return readUnary(node, text);
    case 'BinaryExpression':
      return readBinary(node, text);
    case 'ConditionalExpression':
      return readConditional(node, text);
    case 'MemberExpression':
      return isPointedNumber(node) ? readNumber(node, sourceOf(node, text)) : readMember(node, text);
    case 'VariableName':
      return readName(node, text);
    case 'CallExpression':
      return readCall(node, text);
    default:
      return undefined;
  }
}

function readOnly(node: SyntaxNode | undefined, text: PlacedText): unknown {
  return node && readExpression(node, text);
}

/** The elements between brackets, those of `*more` among them; undefined where some are not known. */
function items(node: SyntaxNode, text: PlacedText): readonly unknown[] | undefined {
  const all: unknown[] = [];
  let starred = false;
  for (const part of operands(node)) {
    if (part.name === '*') {
      starred = true;
      continue;
    }
    const value = readExpression(part, text);
    const more = starred ? elementsOf(value) : [value];
    if (!more) return undefined;
    all.push(...more);
    starred = false;
  }
  return all;
}

function made(all: readonly unknown[] | undefined, make: (all: readonly unknown[]) => unknown): unknown {
  return all && make(all);
}

function readDictionary(node: SyntaxNode, text: PlacedText): unknown {
  const parts = operands(node).filter(({ name }) => name !== ':');
  const entries: [unknown, unknown][] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [key, value] = [parts[at], parts[at + 1]];
    if (!key || !value || key.name === '**' || value.name === '**') return undefined;
    entries.push([readExpression(key, text), readExpression(value, text)]);
  }
  if (parts.length % 2 !== 0) return undefined;
  // JavaScript puts keys that look like numbers first.
  const plain = entries.every(([key]) => typeof key === 'string' && !/^\d+$/.test(key) && key !== '__proto__');
  return plain ? Object.fromEntries(entries) : new PythonDict(entries);
}

/** `f'conv{i}'`; undefined for all that is more than texts and numbers put in. */
function readFormat(node: SyntaxNode, text: PlacedText): string | undefined {
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)('''|"""|'|")/.exec(sourceOf(node, text)) ?? [];
  let at = node.from + prefix.length + quote.length;
  let result = '';
  const literal = (to: number): boolean => {
    const body = text.source.slice(at, to);
    const plain = /r/i.test(prefix) ? body : unescaped(body);
    result += (plain ?? '').replace(/\{\{|\}\}/g, (twice) => twice.charAt(0));
    return plain !== undefined;
  };
  for (const part of children(node)) {
    if (part.name !== 'FormatReplacement' || !literal(part.from)) return undefined;
    const [open, value, close] = children(part);
    if (open?.name !== '{' || !value || close?.name !== '}') return undefined;
    const shown = textOf(readExpression(value, text));
    if (shown === undefined) return undefined;
    result += shown;
    at = part.to;
  }
  return literal(node.to - quote.length) ? shortText(result) : undefined;
}

function readUnary(node: SyntaxNode, text: PlacedText): unknown {
  const [sign, operand] = children(node);
  if (!sign || !operand) return undefined;
  const value = readExpression(operand, text);
  const operator = sourceOf(sign, text);
  if (operator === 'not') {
    const known = truth(value);
    return known === undefined ? undefined : !known;
  }
  const numeric = numericOf(value);
  if (!numeric) return undefined;
  switch (operator) {
    case '-':
      return numeric.kind === 'float'
        ? numberFrom(-numeric.value, true)
        : valueOf({ ...numeric, value: -numeric.value });
    case '+':
      return valueOf(numeric);
    case '~':
      return numeric.kind === 'int' ? valueOf({ ...numeric, value: ~numeric.value }) : undefined;
    default:
      return undefined;
  }
}

function readBinary(node: SyntaxNode, text: PlacedText): unknown {
  const parts = children(node);
  const [left, right] = [parts[0], parts.at(-1)];
  if (!left || !right || parts.length < 3) return undefined;
  const operator = parts
    .slice(1, -1)
    .map((part) => sourceOf(part, text))
    .join(' ');
  if (operator === 'and' || operator === 'or') {
    const first = readExpression(left, text);
    const known = truth(first);
    if (known === undefined) return undefined;
    return known === (operator === 'or') ? first : readExpression(right, text);
  }
  const b = readExpression(right, text);
  if (/^(?:[<>]=?|[=!]=|is|is not|in|not in)$/.test(operator)) return readComparison(left, operator, b, text);
  return combined(operator, readExpression(left, text), b, text.budget);
}

/** `a < b < c` compares b twice, and ends with the first comparison that fails. */
function readComparison(left: SyntaxNode, operator: string, b: unknown, text: PlacedText): boolean | undefined {
  const chained = left.name === 'BinaryExpression' && children(left).some(({ name }) => isComparison(name));
  if (!chained) return compare(operator, readExpression(left, text), b);
  const before = readExpression(left, text);
  if (typeof before !== 'boolean' || !before) return before === false ? false : undefined;
  const middle = children(left).at(-1);
  return middle && compare(operator, readExpression(middle, text), b);
}

function isComparison(name: string): boolean {
  return ['CompareOp', 'is', 'in', 'not'].includes(name);
}

function readConditional(node: SyntaxNode, text: PlacedText): unknown {
  const [yes, , condition, , no] = children(node);
  const known = condition && truth(readExpression(condition, text));
  return known === undefined ? undefined : readOnly(known ? yes : no, text);
}

function readMember(node: SyntaxNode, text: PlacedText): unknown {
  const parts = children(node);
  if (parts[1]?.name === '[') return parts.length === 4 ? element(parts[0], parts[2], text) : undefined;
  const path = pathOf(node, text);
  const origin = path === undefined ? undefined : text.scope.origin(path, node.from);
  if (path === undefined || origin === undefined) return undefined;
  return constantOf(origin) ?? new PythonName(path, origin);
}

function element(of: SyntaxNode | undefined, at: SyntaxNode | undefined, text: PlacedText): unknown {
  if (!of || !at) return undefined;
  return elementAt(readExpression(of, text), readExpression(at, text));
}

function elementAt(value: unknown, index: unknown): unknown {
  if (typeof index === 'string') {
    if (value instanceof PythonDict) return value.entries.filter(([key]) => key === index).at(-1)?.[1];
    return isPlainDict(value) && Object.hasOwn(value, index) ? value[index] : undefined;
  }
  return typeof index === 'number' && Number.isInteger(index) ? sequenceOf(value)?.at(index) : undefined;
}

function readName(node: SyntaxNode, text: PlacedText): unknown {
  const name = sourceOf(node, text);
  const binding = text.scope.binding(name, node.from);
  if (!binding) return new PythonName(name);
  if (binding.kind === 'import') return new PythonName(name, text.scope.origin(name, node.from));
  if (binding.kind === 'other') return undefined;
  const value =
    binding.tuple.length > 0
      ? binding.tuple.map((item) => readExpression(item, text))
      : readExpression(binding.node, text);
  if (value instanceof PythonUnknown) return undefined;
  if (value instanceof PythonCall || value instanceof PythonName) {
    const same = isStateful(value) ? text.scope.isUntouched(name, node) : text.scope.isUnreached(name);
    return same ? value : undefined;
  }
  const fixed = isFixed(value);
  const same = fixed || (text.scope.isUntouched(name, node) && arePartsUntouched(name, value, text));
  return same ? value : undefined;
}

/** Whether nothing that can be changed in place was taken out of a value, as in `first = sizes[0]`. */
function arePartsUntouched(name: string, value: unknown, text: PlacedText): boolean {
  return text.scope.taken(name).every(({ nextSibling: bracket }) => {
    const index = bracket?.name === '[' ? bracket.nextSibling : undefined;
    const part = index ? elementAt(value, readExpression(index, text)) : value;
    return part !== undefined && isFixed(part);
  });
}

function isFixed(value: unknown): boolean {
  return value === null || typeof value !== 'object' || Array.isArray(value) || numberOf(value) !== undefined;
}

/** Whether an object gives something else at each use: the same generator of seeds, for example. */
function isStateful(value: unknown): boolean {
  if (!(value instanceof PythonCall)) return false;
  return value.callee === 'SeedGenerator' || value.arguments_.some((argument) => isStateful(argument.value));
}

function readCall(node: SyntaxNode, text: PlacedText): unknown {
  const [callee, list] = children(node);
  if (!callee || list?.name !== 'ArgList') return undefined;
  const method = readMethodCall(callee, list, text);
  if (method !== undefined) return method;
  const path = pathOf(callee, text);
  const origin = path === undefined ? undefined : text.scope.origin(path, node.from);
  if (path === undefined || origin === undefined) return undefined;
  const given = readArguments(list, text, readArgument);
  if (!given) return undefined;
  // Where the text sets it, it is not Keras' default.
  if (origin.endsWith('.image_data_format') && text.scope.has('set_image_data_format')) return undefined;
  const result = called(origin, given);
  if (typeof result === 'string') return shortText(result);
  return result === undefined ? new PythonCall(path, given, origin) : result;
}

/** `'{}'.format(…)`. */
function readMethodCall(callee: SyntaxNode, list: SyntaxNode, text: PlacedText): unknown {
  const [of, , method] = children(callee);
  const isText =
    of && ['String', 'ContinuedString', 'FormatString', 'ParenthesizedExpression', 'VariableName'].includes(of.name);
  if (callee.name !== 'MemberExpression' || !isText || method?.name !== 'PropertyName') return undefined;
  const value = readExpression(of, text);
  const given = typeof value === 'string' ? readArguments(list, text, readArgument) : undefined;
  if (typeof value !== 'string' || !given) return undefined;
  const result = textMethod(value, sourceOf(method, text), given);
  return typeof result === 'string' ? shortText(result) : undefined;
}

/** A path of names such as `keras.layers.Conv2D`; undefined for all else. */
export function pathOf(node: SyntaxNode, text: PlacedText): string | undefined {
  const path = ['VariableName', 'MemberExpression'].includes(node.name)
    ? sourceOf(node, text).replace(/\\?\s/g, '')
    : '';
  return path.length < 200 && /^[\p{ID_Start}_][\p{ID_Continue}]*(?:\.[\p{ID_Start}_][\p{ID_Continue}]*)*$/u.test(path)
    ? path
    : undefined;
}

export function operands(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter(({ name }) => !['(', ')', '[', ']', '{', '}', ',', 'AssignOp'].includes(name));
}
