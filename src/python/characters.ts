import * as l10n from '@vscode/l10n';
import { BudgetSpent } from './budget';

/** A place where Python's own reader stops before it looks at the grammar. */
export interface BadCharacter {
  readonly message: string;
  /** What to write instead, in a sentence. */
  readonly suggestion: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** CPython's limit (Parser/tokenizer.h, MAXLEVEL). */
const MOST_NESTED = 200;

/** So many signs in a row are no Python, and cost the parser ages: it tries to mend each of them. */
const MOST_SIGNS = 400;

const QUOTES: Readonly<Record<string, string>> = {
  "'": '‘’‚‛′´ʹʼ',
  '"': '“”„‟″«»',
};
const SIGNS: Readonly<Record<string, string>> = {
  '-': '‐‑‒–—―−',
  ',': '、',
  '.': '。',
  '*': '×∗',
  '/': '÷∕',
};

/**
 * Characters that look like Python and are not: from web pages, word processors and input methods. Those in strings and
 * comments are nobody's business.
 */
export function badCharacters(source: string): readonly BadCharacter[] {
  const found: BadCharacter[] = [];
  let depth = 0;
  let signs = 0;
  // A string, a comment, a name or number, or one character; an open string ends with its line.
  const token =
    /'''[^]*?(?:'''|$)|"""[^]*?(?:"""|$)|'(?:\\[^]|[^'\\\n])*'?|"(?:\\[^]|[^"\\\n])*"?|#[^\n]*|[\p{ID_Start}\d_][\p{ID_Continue}\p{Cf}]*|[^]/gu;
  for (const { 0: text, index } of source.matchAll(token)) {
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text)) depth = Math.max(0, depth - 1);
    if (/^[-+*/%@~&|^<>=!.,:;?$\\]$/.test(text)) signs++;
    else if (text.trim() !== '') signs = 0;
    if (signs > MOST_SIGNS) throw new BudgetSpent();
    if (depth > MOST_NESTED) return [...found, tooDeep(index)];
    const hidden = /^[\p{ID_Start}\d_]/u.test(text) ? /\p{Cf}/u.exec(text) : null;
    if (hidden) found.push(badCharacter(hidden[0], index + hidden.index));
    else if (text.length <= 2 && text > '\u007f' && !/^\p{ID_Start}/u.test(text)) found.push(badCharacter(text, index));
  }
  return found;
}

function tooDeep(at: number): BadCharacter {
  return { message: 'SyntaxError: too many nested parentheses', suggestion: undefined, from: at, to: at + 1 };
}

function badCharacter(character: string, from: number): BadCharacter {
  const code = character.codePointAt(0) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const printable = !/[\p{C}\p{Z}]/u.test(character);
  return {
    message: printable
      ? `SyntaxError: invalid character '${character}' (${name})`
      : `SyntaxError: invalid non-printable character ${name}`,
    suggestion: mend(character, code),
    from,
    to: from + character.length,
  };
}

function mend(character: string, code: number): string | undefined {
  if (/\p{Zs}/u.test(character))
    return l10n.t('This is a special space, such as web pages use: write an ordinary one.');
  if (/\p{C}/u.test(character)) return l10n.t('This character cannot be seen: delete it.');
  const quote = Object.keys(QUOTES).find((plain) => QUOTES[plain]?.includes(character));
  if (quote !== undefined) return l10n.t('This is a typographic quote: write {0} instead.', quote);
  // The full-width forms of ASCII, as input methods for Chinese and Japanese write them.
  if (code >= 0xff01 && code <= 0xff5e) {
    return l10n.t('This is a full-width character: write {0} instead.', String.fromCharCode(code - 0xfee0));
  }
  const sign = Object.keys(SIGNS).find((plain) => SIGNS[plain]?.includes(character));
  return sign === undefined ? undefined : l10n.t('Write {0} instead.', sign);
}
