/**
 * Puts spaces in the place of the prompts of an interpreter, `>>>` and `...`, and of what it answered, so that every place in
 * the text stays where it is.
 */
export function withoutPrompts(source: string): string {
  if (!/^[ \t]*>>>(?=\s)/m.test(source)) return source;
  let inside = false;
  return source
    .split('\n')
    .map((line) => {
      const prompt = (inside ? /^[ \t]*(?:>>>|\.\.\.)(?=\s|$)/ : /^[ \t]*>>>(?=\s|$)/).exec(line)?.[0];
      // What follows without a prompt is the answer, as far as the next empty line.
      const answer = inside && prompt === undefined && line.trim() !== '';
      inside = prompt !== undefined || answer;
      if (answer) return ' '.repeat(line.length);
      return prompt === undefined ? line : ' '.repeat(prompt.length) + line.slice(prompt.length);
    })
    .join('\n');
}
