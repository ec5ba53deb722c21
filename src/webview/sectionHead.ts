import { element } from './dom';
import { takeButton } from './take';

/** A section's heading, with the button for what can be taken along from the section. */
export function sectionHead(title: HTMLHeadingElement, about = title.textContent): HTMLElement {
  return element('div', { class: 'section-head' }, title, takeButton(about));
}
