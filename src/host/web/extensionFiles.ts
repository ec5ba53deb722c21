import * as vscode from 'vscode';
import { HumanError } from '../../protocol/problem';

/**
 * Reads a file of the extension's folder `dist`, wherever the extension is: in a browser that is often another server than
 * the one of VS Code itself, from which neither scripts nor workers may be loaded straight.
 */
export async function readExtensionFile(extension: vscode.Uri, name: string): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', ...name.split('/')));
  } catch (error) {
    const problem = {
      message: vscode.l10n.t('A part of Convscope itself could not be loaded ({0}).', name),
      suggestion: vscode.l10n.t('Check the connection, then try again.'),
    };
    throw new HumanError(problem, { cause: error });
  }
}

/** Reads a script of the web variant. */
export async function readScript(extension: vscode.Uri, name: string): Promise<string> {
  return new TextDecoder().decode(await readExtensionFile(extension, `web/${name}`));
}
