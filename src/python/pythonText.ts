import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { Budget, BudgetSpent } from './budget';
import { type BadCharacter, badCharacters } from './characters';
import { PythonProblem } from './problem';
import { withoutPrompts } from './prompts';
import type { PlacedText } from './placedText';
import { Scope } from './scope';

/** Texts of more letters, or that take the parser more steps, are refused: a module of several thousand lines is neither. */
const MOST_LETTERS = 240_000;
const MOST_STEPS = 40_000;
/** A step costs many times as much where the parser mends a text that is no Python. Milliseconds for all of them. */
const MOST_TIME = 2000;
/** Steps between two looks at the clock. */
const STEPS = 64;

interface Read {
  readonly tree: Tree;
  readonly source: string;
  readonly scope: Scope;
}

/** A piece of code that is read once, however many of its calls are looked at. */
export class PythonText {
  #read: (() => Read) | undefined;
  #bad: readonly BadCharacter[] | undefined;
  readonly #found = new Map<string, readonly SyntaxNode[]>();

  constructor(readonly source: string) {}

  /** The tree and what belongs to it, with a budget of its own for each reader. Throws where the text is too much. */
  open(): { readonly root: SyntaxNode; readonly text: PlacedText } {
    this.#read ??= once(() => this.#open());
    const { tree, source, scope } = this.#read();
    return { root: tree.topNode, text: { source, scope, budget: new Budget() } };
  }

  /** Characters that Python refuses wherever they stand. */
  bad(): readonly BadCharacter[] {
    return (this.#bad ??= badCharacters(withoutPrompts(this.source)));
  }

  /** What was found under a name before, or what is found now. */
  found(name: string, find: () => readonly SyntaxNode[]): readonly SyntaxNode[] {
    const found = this.#found.get(name) ?? find();
    this.#found.set(name, found);
    return found;
  }

  #open(): Read {
    if (this.source.length > MOST_LETTERS) throw new BudgetSpent();
    // A mark at the beginning of a file is no part of its text.
    const source = withoutPrompts(this.source.replace(/^\uFEFF/, ' '));
    this.#bad = badCharacters(source);
    const tooDeep = this.#bad.find(({ message }) => message.includes('nested'));
    if (tooDeep) throw new PythonProblem(tooDeep.message, tooDeep.from, tooDeep.to);
    const tree = treeOf(source);
    return { tree, source, scope: new Scope(tree, source) };
  }
}

/** Gives the same again, the same error too: what took too long is not tried twice. */
function once<T>(make: () => T): () => T {
  try {
    const made = make();
    return () => made;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function treeOf(source: string): Tree {
  const parse = parser.startParse(source);
  const end = Date.now() + MOST_TIME;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const tree = parse.advance();
    if (tree) return tree;
    if (steps % STEPS === 0 && Date.now() > end) break;
  }
  throw new BudgetSpent();
}
