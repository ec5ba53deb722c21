import type { SyntaxNode } from '@lezer/common';
import type { Budget } from './budget';
import type { Scope } from './scope';

/** The text that the nodes of a tree are places in, with all that is known of it. */
export interface PlacedText {
  readonly source: string;
  readonly scope: Scope;
  readonly budget: Budget;
}

/** The text of a node. */
export function sourceOf(node: SyntaxNode, { source }: PlacedText): string {
  return source.slice(node.from, node.to);
}
