type Child = Node | string | undefined;

export interface Attributes {
  readonly class?: string;
  readonly text?: string;
  readonly onClick?: () => void;
  /** Any other attribute, such as `role`. */
  readonly [name: string]: string | (() => void) | undefined;
}

/** Makes an element; text goes in as text, so no value can become markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  const { text, onClick, ...others } = attributes;
  for (const [name, value] of Object.entries(others)) if (typeof value === 'string') made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  if (onClick) made.addEventListener('click', onClick);
  made.append(...children.filter((child): child is Node | string => child !== undefined));
  return made;
}
