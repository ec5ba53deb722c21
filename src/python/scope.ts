import type { SyntaxNode, Tree, TreeCursor } from '@lezer/common';
import { children } from './tree';

/** What the text says of a name. */
export type Binding =
  | { readonly kind: 'import'; readonly origin: string }
  /** Set once, on the outermost level, before whatever follows. */
  | { readonly kind: 'value'; readonly node: SyntaxNode; readonly from: number; readonly tuple: readonly SyntaxNode[] }
  /** Set several times, in a loop, by a function or class of its own, or changed: its value here is not told. */
  | { readonly kind: 'other' };

/** Modules under the names that everybody gives them, for pieces of code without their imports. */
const USUAL: Readonly<Record<string, string>> = {
  np: 'numpy',
  tf: 'tensorflow',
  K: 'keras.backend',
  activations: 'keras.activations',
  backend: 'keras.backend',
  initializers: 'keras.initializers',
  layers: 'keras.layers',
};

/** The names of a text, and what it binds them to. */
export class Scope {
  readonly #bindings = new Map<string, Binding>();
  /** How often each name is used for what it stands for itself, its bindings included. */
  readonly #uses = new Map<string, number>();
  /** Names with a dot or bracket after them: what they stand for may be changed there. */
  readonly #reached = new Set<string>();
  /** Uses that give another name to a part of a value: `first = sizes[0]`. */
  readonly #taken: { readonly name: string; readonly node: SyntaxNode }[] = [];
  #lastStar = -1;
  /** Whether names may be bound by what is no assignment. */
  #anything = false;
  /** Whether `from keras.ops import *` gives names to functions that are other ones elsewhere. */
  #operations = false;
  /** All names and attributes that there are. */
  readonly #words = new Set<string>();

  constructor(
    tree: Tree,
    private readonly source: string,
  ) {
    for (const cursor = tree.cursor(); cursor.next();) this.#look(cursor);
  }

  /** What the text binds a name to, as far as it is certain at a place. */
  binding(name: string, at: number): Binding | undefined {
    const binding = this.#bindings.get(name);
    if (binding?.kind !== 'value') return binding;
    // What is imported later by a star may have any name.
    const hidden = this.#anything || this.#lastStar > binding.from || binding.from > at;
    return hidden ? { kind: 'other' } : binding;
  }

  /** Whether a value that can be changed in place is the same where it is used, because nothing else has it. */
  isUntouched(name: string, use: SyntaxNode): boolean {
    return (this.#uses.get(name) ?? 0) <= (isOnlyRead(use) ? 1 : 2) && !this.#reached.has(name);
  }

  /** Whether the text uses a name or an attribute anywhere. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The uses of a name that give another name to a part of what it stands for. */
  taken(name: string): readonly SyntaxNode[] {
    return this.#taken.filter((use) => use.name === name).map(({ node }) => node);
  }

  /** Whether nothing is set on what a name stands for. */
  isUnreached(name: string): boolean {
    return !this.#reached.has(name);
  }

  /** The full name of a path such as `np.sqrt`; undefined where its first name is something of the text's own. */
  origin(path: string, at: number): string | undefined {
    const [first = '', ...rest] = path.split('.');
    const binding = this.binding(first, at);
    if (binding && binding.kind !== 'import') return undefined;
    const full = [binding ? binding.origin : this.#unbound(first, rest.length === 0), ...rest].join('.');
    return full.replace(/^(?:tensorflow|tf)\.(?:python\.)?keras\b/, 'keras').replace(/^keras\.src\b/, 'keras');
  }

  /** `exec('n = 5')`, `globals()['n'] = 5`; `vars(object)` has to do with the object alone. */
  #bindsAnything(cursor: TreeCursor): boolean {
    const name = this.#text(cursor);
    if (name === 'exec') return true;
    return (
      ['globals', 'locals', 'vars'].includes(name) && /^\s*\(\s*\)/.test(this.source.slice(cursor.to, cursor.to + 9))
    );
  }

  #unbound(name: string, alone: boolean): string {
    if (alone && this.#operations) return `keras.ops.${name}`;
    return (Object.hasOwn(USUAL, name) ? USUAL[name] : undefined) ?? name;
  }

  #look(cursor: TreeCursor): void {
    switch (cursor.name) {
      case 'PropertyName':
        this.#words.add(this.#text(cursor));
        break;
      case 'VariableName':
        this.#words.add(this.#text(cursor));
        if (this.#bindsAnything(cursor)) this.#anything = true;
        if (isTakenOut(cursor.node)) this.#taken.push({ name: this.#text(cursor), node: cursor.node });
        if (!isOnlyRead(cursor.node)) this.#count(this.#text(cursor), 1);
        break;
      case 'MemberExpression': {
        const [base, sign] = children(cursor.node);
        const reached = base?.name === 'VariableName' && (sign?.name === '.' || isTarget(cursor.node));
        if (reached) this.#reached.add(this.#text(base));
        break;
      }
      case 'AssignStatement':
        this.#assign(cursor.node);
        break;
      case 'ImportStatement':
        this.#import(cursor.node);
        break;
      case 'NamedExpression':
      case 'UpdateStatement':
      case 'FunctionDefinition':
      case 'ClassDefinition':
        this.#firstName(cursor.node);
        break;
      case 'ForStatement':
      case 'ArrayComprehensionExpression':
      case 'ComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression':
        this.#between(cursor.node, 'for', 'in');
        break;
      case 'WithStatement':
      case 'TryStatement':
        this.#between(cursor.node, 'as', '');
        break;
      case 'ParamList':
      case 'ArgList':
        this.#parameters(cursor.node);
        break;
      case 'DeleteStatement':
      case 'ScopeStatement':
      case 'CapturePattern':
      case 'AsPattern':
        for (const child of children(cursor.node)) this.#other(child);
        break;
    }
  }

  #assign(node: SyntaxNode): void {
    const parts = children(node).filter(({ name }) => name !== 'TypeDef');
    const last = parts.map(({ name }) => name).lastIndexOf('AssignOp');
    const [targets, values] = [parts.slice(0, Math.max(last, 0)), parts.slice(last + 1)];
    const around = node.parent?.name === 'StatementGroup' ? node.parent.parent : node.parent;
    const plain = targets.every(({ name }) => ['VariableName', 'AssignOp', ','].includes(name));
    const names = targets.filter(({ name }) => name === 'VariableName');
    const several = targets.some(({ name }) => name === ',');
    const items = values.filter(({ name }) => name !== ',');
    const tuple = values.some(({ name }) => name === ',') ? items : [];
    const [value] = items;
    const matched = !several || (!targets.some(({ name }) => name === 'AssignOp') && tuple.length === names.length);
    const starred = values.some(({ name }) => name === '*');
    if (around?.name !== 'Script' || !plain || !value || last < 0 || !matched || starred) {
      for (const target of targets) this.#other(target);
      return;
    }
    names.forEach((target, at) => {
      const own = several ? tuple[at] : value;
      if (own) this.#bind(target, { kind: 'value', node: own, from: node.to, tuple: several ? [] : tuple });
    });
  }

  #import(node: SyntaxNode): void {
    const text = this.#text(node)
      .replace(/[()\\\n\r]/g, ' ')
      .replace(/#.*/g, '');
    const from = /^\s*from\s+([\w.]+)\s+import\s+(.*)$/s.exec(text);
    const list = from?.[2] ?? /^\s*import\s+(.*)$/s.exec(text)?.[1] ?? '';
    if (list.includes('*')) {
      this.#lastStar = node.from;
      if (/^keras\.ops\b/.test(from?.[1] ?? '')) this.#operations = true;
    }
    for (const item of list.split(',')) {
      const [, path = '', alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(item) ?? [];
      if (path === '') continue;
      const whole = from?.[1] === undefined ? path : `${from[1]}.${path}`;
      // `import a.b` binds `a`.
      const [first = ''] = path.split('.');
      const origin = alias === undefined && from === null ? first : whole;
      const name = alias ?? first;
      const before = this.#bindings.get(name);
      if (before?.kind !== 'import') this.#bindings.set(name, before ? { kind: 'other' } : { kind: 'import', origin });
    }
  }

  #parameters(node: SyntaxNode): void {
    const parts = children(node);
    parts.forEach((part, at) => {
      if (part.name !== 'VariableName') return;
      const next = parts[at + 1];
      if (node.name === 'ArgList') {
        // `f(n := 8)`: the grammar takes it for a keyword.
        if (next?.name === 'AssignOp' && this.#text(next) === ':=') this.#other(part);
        // The name of a keyword is no use of a variable.
        else if (next?.name === 'AssignOp') this.#count(this.#text(part), -1);
      } else if (parts[at - 1]?.name !== 'AssignOp') this.#other(part);
    });
  }

  #firstName(node: SyntaxNode): void {
    const name = children(node).find((child) => child.name === 'VariableName');
    if (name) this.#other(name);
  }

  #between(node: SyntaxNode, start: string, end: string): void {
    let inside = false;
    for (const child of children(node)) {
      if (inside && (child.name === end || child.name === 'Body')) inside = false;
      if (inside) this.#other(child);
      if (child.name === start) inside = true;
    }
  }

  /** A name, or names in brackets, of which no value is told. */
  #other(node: SyntaxNode): void {
    if (node.name === 'VariableName') this.#bindings.set(this.#text(node), { kind: 'other' });
    else if (['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression'].includes(node.name)) {
      for (const child of children(node)) this.#other(child);
    }
  }

  #bind(target: SyntaxNode, binding: Binding): void {
    const name = this.#text(target);
    this.#bindings.set(name, this.#bindings.has(name) ? { kind: 'other' } : binding);
  }

  #count(name: string, more: number): void {
    this.#uses.set(name, (this.#uses.get(name) ?? 0) + more);
  }

  #text(node: { readonly from: number; readonly to: number }): string {
    return this.source.slice(node.from, node.to);
  }
}

/** Whether a use takes something out of a value, and cannot change it: `sizes[0]`, `f(*sizes)`, `f(**options)`. */
function isOnlyRead(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.name === 'MemberExpression') {
    return parent.firstChild?.from === node.from && node.nextSibling?.name === '[' && !isTarget(parent);
  }
  return node.prevSibling?.name === '*' || node.prevSibling?.name === '**';
}

/** Whether what is taken out of a value gets a name or a place in another one, and is no argument of a layer. */
function isTakenOut(node: SyntaxNode): boolean {
  if (!isOnlyRead(node)) return false;
  let { parent } = node;
  while (parent?.name === 'MemberExpression' || parent?.name === 'ArgList') parent = parent.parent;
  return parent !== null && parent.name !== 'CallExpression' && parent.name !== 'BinaryExpression';
}

/** Whether something is set or deleted at a place of a value: `sizes[0] = 3`. */
function isTarget(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.name === 'AssignStatement') return (parent.getChildren('AssignOp').at(-1)?.from ?? 0) > node.from;
  return ['UpdateStatement', 'DeleteStatement', 'TupleExpression', 'ForStatement'].includes(parent?.name ?? '');
}
