/** No path is longer; lines may be megabytes. */
const REACH = 4096;

/** What encloses a path: Markdown and CSS have brackets, code has quotes. */
const ENCLOSURES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['(', ')'],
  ['<', '>'],
  ['[', ']'],
  ['{', '}'],
];

/** A part of a line. */
export interface PathSpan {
  readonly text: string;
  /** Where it begins in the line. */
  readonly start: number;
}

/** Texts around an offset that could be the path of a file, the likeliest first; whether there is one is for disks to say. */
export function pathTextsAt(line: string, offset: number): string[] {
  return pathSpansAt(line, offset).map(({ text }) => text);
}

/** The same with their places. */
export function pathSpansAt(line: string, offset: number): PathSpan[] {
  const from = Math.max(0, offset - REACH);
  const near = line.slice(from, offset + REACH);
  const at = offset - from;
  // The shortest one is the innermost: `(img.png)` in a sentence that has quotes around it.
  const inside = ENCLOSURES.flatMap((pair) => enclosed(near, at, pair)).sort((a, b) => a.text.length - b.text.length);
  const spans = [...inside, word(near, at)].map(({ text, start }) => ({
    text: text.trim(),
    start: from + start + text.length - text.trimStart().length,
  }));
  const texts = spans.map(({ text }) => text);
  return spans.filter(({ text }, index) => text !== '' && texts.indexOf(text) === index);
}

/** The ways in which one path is written: as it is, with escapes of code or of URIs, with a title or query behind it. */
export function spellingsOf(text: string): string[] {
  const unquoted = text.trim().replace(/^(["'`<])(.*)(["'`>])$/, '$2');
  // Markdown: ![](img.png "Title" ), and sizes as some renderers know them: img.png =100x
  // A run of spaces is looked at from its beginning alone: there may be thousands of them.
  const untitled = unquoted.replace(/(?<!\s)\s+["'(=].*$/, '');
  const bare = withoutQuery(untitled);
  const spellings = [unquoted, untitled, bare].flatMap((path) => [path, unescapeCode(path), decodePercent(path)]);
  return [...new Set(spellings.filter((path) => path !== ''))];
}

/** Without what follows the first mark of a query or fragment in its last part. */
function withoutQuery(path: string): string {
  const name = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  const mark = path.slice(name).search(/[?#]/);
  return mark < 0 ? path : path.slice(0, name + mark);
}

function enclosed(text: string, at: number, [open, close]: readonly [string, string]): PathSpan[] {
  // With the cursor before the opening mark or behind the closing one, the path is what the mark belongs to.
  return [at, at + 1, at - 1].flatMap((inside) => {
    const start = inside <= 0 ? -1 : text.lastIndexOf(open, inside - 1);
    const end = start === -1 ? -1 : text.indexOf(close, start + 1);
    return end >= inside && start !== -1 ? [{ text: text.slice(start + 1, end), start: start + 1 }] : [];
  });
}

function word(text: string, at: number): PathSpan {
  const before = /[^\s"'`<>()[\]{}|,;=]*$/.exec(text.slice(0, at))?.[0] ?? '';
  const behind = /^[^\s"'`<>()[\]{}|,;]*/.exec(text.slice(at))?.[0] ?? '';
  // A full stop or colon behind a path belongs to the sentence.
  return { text: `${before}${behind}`.replace(/[.:!?]+$/, ''), start: at - before.length };
}

/** `C:\\img\\a.png` in a string of a program. */
function unescapeCode(path: string): string {
  return path.replace(/\\(.)/g, (both, next: string) => (/[\\"'` ()]/.test(next) ? next : both));
}

/** `my%20image.png` in Markdown or HTML. */
function decodePercent(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
