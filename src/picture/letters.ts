/** How many Latin letters are as wide, to reckon room without drawing; a Chinese or Japanese one is nearly as wide as two. */
export function lettersOf(text: string): number {
  return text.length + 0.8 * (text.match(/[\u2e80-\uffff]/g) ?? []).length;
}
