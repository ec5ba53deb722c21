import * as vscode from 'vscode';
import { HumanError } from '../../protocol/problem';

/** Schemes of addresses that would have to be fetched, which the extension never does, whoever may offer to. */
const WEB = /^(?:https?|wss?|ftps?)$/i;

/** Whether a text, or a URI as text, is the address of something on the web. */
export function isWebAddress(text: string): boolean {
  const scheme = /^([a-z]+):/i.exec(text)?.[1];
  return scheme !== undefined && WEB.test(scheme);
}

/** Refuses an address on the web in its own words; "no such file" would be true of it, too, but no help. */
export function webRefusal(address: string): HumanError {
  return new HumanError({
    message: vscode.l10n.t('{0} is on the web, and Convscope loads nothing from there.', address),
    suggestion: vscode.l10n.t('Save the image as a file, or copy it and run “Inspect Conv2D on Clipboard Image”.'),
  });
}
