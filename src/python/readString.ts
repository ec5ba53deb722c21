const LITERAL = /^([a-zA-Z]*)('''|"""|'|")([\s\S]*)\2$/;
const ESCAPE = /\\(?:(\r?\n)|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g;
const CHARACTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** The text that a Python string literal stands for; undefined where it is not a plain text: bytes, or a format. */
export function readString(literal: string): string | undefined {
  const [, prefix = '', , body = ''] = LITERAL.exec(literal) ?? [];
  switch (prefix.toLowerCase()) {
    case '':
    case 'u':
      return LITERAL.test(literal) ? body.replace(ESCAPE, unescape) : undefined;
    case 'r':
      return body;
    default:
      return undefined;
  }
}

function unescape(whole: string, line?: string, byte?: string, code?: string, character?: string): string {
  if (line !== undefined) return '';
  const hexadecimal = byte ?? code;
  if (hexadecimal !== undefined) return String.fromCharCode(parseInt(hexadecimal, 16));
  if (character === undefined) return whole;
  return CHARACTERS[character] ?? ('\\\'"'.includes(character) ? character : whole);
}
