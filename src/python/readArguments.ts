import type { SyntaxNode } from '@lezer/common';
import { type PlacedText, sourceOf } from './placedText';
import { PythonProblem } from './problem';
import { elementsOf, isPlainDict, type PythonArgument, PythonDict } from './values';

/** The value of an argument; unknown where it would take too long. */
export type ReadArgument = (node: SyntaxNode, text: PlacedText) => unknown;

/**
 * The arguments of a call, those of `*these` and `**those` among them.
 *
 * @returns undefined where it is not known which there are
 */
export function readArguments(
  list: SyntaxNode,
  text: PlacedText,
  read: ReadArgument,
): readonly PythonArgument[] | undefined {
  // `tuple(3 for _ in …)` has no arguments, but makes its values.
  if (list.getChild('for')) return undefined;
  const all: PythonArgument[] = [];
  for (const part of partsOf(list, text)) {
    refuseMisplaced(part, all);
    const { node, name } = part;
    // Each is compared with those before it.
    text.budget.spendItems(all.length);
    const value = read(node, text);
    const place = { from: node.from, to: node.to };
    if (part.stars === '') {
      all.push({ name, value, ...place });
      continue;
    }
    const more = part.stars === '*' ? elementsOf(value)?.map((item) => [undefined, item] as const) : entriesOf(value);
    if (!more) return undefined;
    for (const [key, item] of more) all.push({ name: key, value: item, ...place });
  }
  return all;
}

/** Where the arguments are that are not known: the first `*these` or `**those`. */
export function unknownArguments(list: SyntaxNode, text: PlacedText, read: ReadArgument): SyntaxNode | undefined {
  return partsOf(list, text).find(({ stars, node }) => {
    const value = stars === '' ? null : read(node, text);
    return stars === '*' ? !elementsOf(value) : stars === '**' && !entriesOf(value);
  })?.node;
}

interface Part {
  readonly stars: '' | '*' | '**';
  readonly name: string | undefined;
  readonly node: SyntaxNode;
  readonly unpackedBefore: boolean;
}

function partsOf(list: SyntaxNode, text: PlacedText): readonly Part[] {
  const parts: Part[] = [];
  let name: string | undefined;
  let stars: Part['stars'] = '';
  for (let child = list.firstChild; child; child = child.nextSibling) {
    if (['(', ')', ',', 'AssignOp', 'Comment'].includes(child.name)) continue;
    if (child.name === '*' || child.name === '**') {
      stars = child.name;
      continue;
    }
    const assign = child.nextSibling?.name === 'AssignOp' ? sourceOf(child.nextSibling, text) : undefined;
    if (assign !== undefined) {
      // `n := 8` is a value with a name for later, and no keyword.
      name = assign === ':=' ? undefined : sourceOf(child, text);
      continue;
    }
    parts.push({ stars, name, node: child, unpackedBefore: parts.some((part) => part.stars === '**') });
    name = undefined;
    stars = '';
  }
  return parts;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (isPlainDict(value)) return Object.entries(value);
  if (!(value instanceof PythonDict)) return undefined;
  const named = value.entries.flatMap(([key, item]) => (typeof key === 'string' ? [[key, item] as const] : []));
  return named.length === value.entries.length ? named : undefined;
}

/** What Python's own parser refuses and the grammar does not. */
function refuseMisplaced({ name, stars, node, unpackedBefore }: Part, before: readonly PythonArgument[]): void {
  if (stars === '' && name === undefined && unpackedBefore) {
    const message = 'SyntaxError: positional argument follows keyword argument unpacking';
    throw new PythonProblem(message, node.from, node.to);
  }
  if (stars === '' && name === undefined && before.some((argument) => argument.name !== undefined)) {
    throw new PythonProblem('SyntaxError: positional argument follows keyword argument.', node.from, node.to);
  }
  if (name !== undefined && !unpackedBefore && before.some((argument) => argument.name === name)) {
    throw new PythonProblem(`SyntaxError: keyword argument repeated: ${name}.`, node.from, node.to);
  }
}
