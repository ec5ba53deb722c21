import type { SyntaxNode } from '@lezer/common';

/** The parts of a node, without comments. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment') all.push(child);
  return all;
}

/** Whether a node is a float that ends with its point, or goes on with an exponent after it: the grammar takes it for a member. */
export function isPointedNumber(node: SyntaxNode): boolean {
  return node.name === 'MemberExpression' && node.firstChild?.name === 'Number';
}
