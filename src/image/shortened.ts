/** So much of a file's own text is quoted in a message. */
const MOST_LETTERS = 40;

/** A text out of a file as a message quotes it: without what moves or breaks a line, and not longer than a line holds. */
export function shortened(text: string, most = MOST_LETTERS): string {
  const plain = text.slice(0, most + 1).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd');
  return text.length > most ? `${plain.slice(0, most)}…` : plain;
}
