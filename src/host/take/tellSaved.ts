import * as vscode from 'vscode';
import { baseName } from '../commands/saveFile';

/** Not to be awaited: the file is there, whatever becomes of the message. */
export function tellOpenable(uri: vscode.Uri): void {
  const open = vscode.l10n.t('Open');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('Saved {0}.', baseName(uri)), open)
    .then((choice) => choice === open && vscode.commands.executeCommand('vscode.open', uri));
}
