/** A piece of HTML; only `tag` and `raw` make it, so that no text becomes markup by accident. */
export class Markup {
  constructor(readonly html: string) {}
}

type Child = Markup | string | undefined;
type Attributes = Readonly<Record<string, string | undefined>>;

const WITHOUT_END = new Set(['img', 'meta', 'br']);

/** An element; what is given as text is text. */
export function tag(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  const given = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(value)}"`]))
    .join('');
  const inside = children.map((child) => (child instanceof Markup ? child.html : escaped(child ?? ''))).join('');
  return new Markup(WITHOUT_END.has(name) ? `<${name}${given}>` : `<${name}${given}>${inside}</${name}>`);
}

/** What is HTML or CSS already. */
export function raw(html: string): Markup {
  return new Markup(html);
}

/** Several pieces one after the other. */
export function group(...children: readonly Child[]): Markup {
  return new Markup(children.map((child) => (child instanceof Markup ? child.html : escaped(child ?? ''))).join('\n'));
}

/** Control characters have no place in HTML, not even by number. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}\p{Cs}]/gu, '\uFFFD');
}
