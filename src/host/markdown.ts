/** A text as Markdown that shows it as it is: names of files may hold anything. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!~<>|&$]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A text as Markdown shows code: the fence is longer than any run of backticks in it. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${text.replace(/\s+/g, ' ')}${space}${fence}`;
}

/**
 * A link that runs a command; the text that holds it has to trust that command.
 * @param args plain values, and URIs as their `toJSON` gives them
 */
export function commandLink(title: string, command: string, ...args: readonly unknown[]): string {
  // Brackets would end the link.
  const query = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, (bracket) =>
    bracket === '(' ? '%28' : '%29',
  );
  return `[${title}](command:${command}?${query})`;
}
