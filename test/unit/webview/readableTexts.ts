/** Attributes that are read; the style sheet writes data-name. */
const NAMES = [
  'aria-label',
  'title',
  'placeholder',
  'label',
  'alt',
  'aria-description',
  'aria-valuetext',
  'data-name',
] as const;

/** All texts that a page shows or says, seen at this moment or not, each with what it belongs to. */
export function readableTexts(root: Element): readonly (readonly [place: string, text: string])[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: (readonly [string, string])[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement && textContent?.trim()) texts.push([placeOf(parentElement), textContent]);
  }
  for (const element of root.querySelectorAll('*')) {
    for (const name of NAMES) {
      const text = element.getAttribute(name);
      if (text?.trim()) texts.push([`${placeOf(element)}@${name}`, text]);
    }
  }
  return texts;
}

/** Such as `section.values p.name`: enough to know where to look. */
function placeOf(element: Element): string {
  const name = (of: Element): string => [of.tagName.toLowerCase(), ...of.classList].join('.');
  const around = element.parentElement;
  return around ? `${name(around)} ${name(element)}` : name(element);
}
