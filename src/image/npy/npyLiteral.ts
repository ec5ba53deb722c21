import { readString } from '../../python/readString';

/** What a header can hold. A list is another thing than a tuple to NumPy, and bytes than text. */
export type Literal = string | number | boolean | null | LiteralTuple | LiteralList | LiteralBytes | LiteralDict;

export class LiteralTuple {
  constructor(readonly items: readonly Literal[]) {}
}

export class LiteralList {
  constructor(readonly items: readonly Literal[]) {}
}

export class LiteralBytes {
  constructor(readonly source: string) {}
}

export type LiteralDict = ReadonlyMap<Literal, Literal>;

/** What Python passes over between brackets: spaces, ends of lines, comments. */
const BLANK = /(?:[ \t\f\r\n]|#[^\n]*|\\\r?\n)*/y;
/** A text of one kind of quotes; a backslash takes the next letter along. */
const STRING =
  /([A-Za-z]{0,2})('''(?:[^\\]|\\[^])*?'''|"""(?:[^\\]|\\[^])*?"""|'(?:[^\\'\n]|\\[^])*'|"(?:[^\\"\n]|\\[^])*")/y;
const INTEGER = /0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?0)*|[1-9](?:_?\d)*/y;
const NAME = /[A-Za-z_]\w*/y;
const WORDS: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['True', true],
  ['False', false],
  ['None', null],
]);
/** Brackets in brackets; no header has more. */
const MOST_DEPTH = 8;

/**
 * Reads the literal of a NumPy header as Python's `ast.literal_eval` does; undefined where it is none, or holds what no header
 * needs. Python 2 wrote an L behind whole numbers, which NumPy reads where `longs` is set (numpy/lib/_format_impl.py).
 */
export function readLiteral(source: string, longs: boolean): Literal | undefined {
  const reader = new LiteralReader(source, longs);
  const value = reader.value(0);
  reader.blank();
  return reader.ended ? value : undefined;
}

class LiteralReader {
  #at = 0;

  constructor(
    readonly source: string,
    readonly longs: boolean,
  ) {}

  get ended(): boolean {
    return this.#at >= this.source.length;
  }

  blank(): void {
    this.#take(BLANK);
  }

  /** The next value; undefined where there is none that is understood. */
  value(depth: number): Literal | undefined {
    this.blank();
    if (depth > MOST_DEPTH) return undefined;
    switch (this.source[this.#at]) {
      case '(':
        return this.#tuple(depth);
      case '[': {
        const list = this.#items(']', depth);
        return list && new LiteralList(list.items);
      }
      case '{':
        return this.#dict(depth);
      default:
        return this.#text() ?? this.#number() ?? WORDS.get(this.#take(NAME)?.[0] ?? '');
    }
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.source) ?? undefined;
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  /** Whether this letter comes next; goes past it. */
  #passes(letter: string): boolean {
    this.blank();
    const passes = this.source[this.#at] === letter;
    if (passes) this.#at++;
    return passes;
  }

  /** Values up to a closing bracket; a comma may follow the last one. */
  #items(close: string, depth: number): { readonly items: readonly Literal[]; readonly commas: number } | undefined {
    this.#at++;
    const items: Literal[] = [];
    let commas = 0;
    while (!this.#passes(close)) {
      if (items.length > commas) return undefined;
      const item = this.value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      if (this.#passes(',')) commas++;
    }
    return { items, commas };
  }

  /** Brackets around one value without a comma are no tuple. */
  #tuple(depth: number): Literal | undefined {
    const read = this.#items(')', depth);
    if (!read) return undefined;
    return read.commas === 0 && read.items.length === 1 ? read.items[0] : new LiteralTuple(read.items);
  }

  #dict(depth: number): LiteralDict | undefined {
    this.#at++;
    const entries = new Map<Literal, Literal>();
    let open = true;
    while (!this.#passes('}')) {
      const key = open ? this.value(depth + 1) : undefined;
      if (key === undefined || !this.#passes(':')) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.set(key, value);
      open = this.#passes(',');
    }
    return entries;
  }

  /** Texts that stand beside each other are one. */
  #text(): Literal | undefined {
    let text: string | undefined;
    for (let found = this.#take(STRING); found; this.blank(), found = this.#take(STRING)) {
      const [source, prefix = ''] = found;
      if (/b/i.test(prefix)) return text === undefined ? new LiteralBytes(source) : undefined;
      const next = readString(source);
      if (next === undefined) return undefined;
      text = (text ?? '') + next;
    }
    return text;
  }

  #number(): Literal | undefined {
    const start = this.#at;
    const sign = /[+-]/.exec(this.source[start] ?? '')?.[0];
    if (sign) this.#at++;
    const digits = this.#take(INTEGER)?.[0];
    // A point, an exponent or a j would make it no whole number.
    const rest = this.source[this.#at] ?? '';
    if (digits === undefined || (/[\w.]/.test(rest) && !(rest === 'L' && this.longs))) {
      this.#at = start;
      return undefined;
    }
    if (rest === 'L') this.#at++;
    return Number(digits.replaceAll('_', '')) * (sign === '-' ? -1 : 1);
  }
}
