/**
 * A text as a literal of JavaScript that is one line for every reader, whatever the text holds, and safe behind `//`, too.
 * What cannot be seen (ends of lines, marks that turn the direction of writing, halves of pairs) is written by number, and
 * `<` as well, since in a page `</script>` would end the program.
 */
export function javaScriptText(text: string): string {
  const hidden = /[<\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
  return JSON.stringify(text).replace(hidden, (sign) =>
    // Those above U+FFFF are two units.
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
