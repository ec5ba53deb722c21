const LITERAL = /^([a-zA-Z]*)('''|"""|'|")([\s\S]*)\2$/;
const ESCAPE =
  /\\(?:(\r?\n)|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})|([0-7]{1,3})|([\s\S]))/g;
const CHARACTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The text that a Python string literal stands for; undefined where it is not a plain text: bytes, or a format. */
export function readString(literal: string): string | undefined {
  const [, prefix = '', , body = ''] = LITERAL.exec(literal) ?? [];
  if (!LITERAL.test(literal)) return undefined;
  switch (prefix.toLowerCase()) {
    case '':
    case 'u':
      return unescaped(body);
    case 'r':
      return body;
    default:
      return undefined;
  }
}

/** The text between the quotes; undefined where a character is written by its name. */
export function unescaped(body: string): string | undefined {
  return /(?<!\\)(?:\\\\)*\\N/.test(body) ? undefined : body.replace(ESCAPE, unescape);
}

function unescape(
  whole: string,
  line?: string,
  byte?: string,
  code?: string,
  long?: string,
  octal?: string,
  character?: string,
): string {
  if (line !== undefined) return '';
  const hexadecimal = byte ?? code ?? long;
  if (hexadecimal !== undefined) return String.fromCodePoint(parseInt(hexadecimal, 16));
  if (octal !== undefined) return String.fromCodePoint(parseInt(octal, 8));
  if (character === undefined) return whole;
  return CHARACTERS[character] ?? ('\\\'"'.includes(character) ? character : whole);
}
