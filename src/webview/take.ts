import * as l10n from '@vscode/l10n';
import { type Takeable, toMenuContext } from '../table/takeable';
import { element } from './dom';

/** The attribute by which VS Code's context menu knows what can be taken along from an element and those around it. */
export function takes(what: Takeable): { readonly 'data-vscode-context': string } {
  return { 'data-vscode-context': toMenuContext(what) };
}

/** The same for an element that is there; nothing can be taken from it where `what` is undefined. */
export function setTakes(of: Element, what: Takeable | undefined): void {
  if (what) of.setAttribute('data-vscode-context', toMenuContext(what));
  else of.removeAttribute('data-vscode-context');
}

/**
 * A small button that opens the context menu of what stands around it, for whoever does not look for one there.
 * @param about what would be taken: for those who do not see where the button stands
 */
export function takeButton(about: string, what?: Takeable): HTMLButtonElement {
  const label = l10n.t('Copy or save: {0}', about);
  const button = element('button', {
    type: 'button',
    class: 'take-along',
    'aria-haspopup': 'menu',
    'aria-label': label,
    title: label,
    // Without what VS Code adds for texts that are selected.
    ...takes({ ...what, preventDefaultContextMenuItems: true }),
  });
  button.addEventListener('click', (event) => {
    // Who sees the button as part of something that can be chosen does not choose it.
    event.stopPropagation();
    const { left, bottom } = button.getBoundingClientRect();
    button.dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left, clientY: bottom }),
    );
  });
  return button;
}
