import * as vscode from 'vscode';

const TOLD_MILLISECONDS = 3000;

/** Says in the status bar that something is done, and lets it fade. */
export function tellBriefly(text: string): void {
  vscode.window.setStatusBarMessage(text, TOLD_MILLISECONDS);
}

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  tellBriefly(vscode.l10n.t('{0} was copied.', text));
}
