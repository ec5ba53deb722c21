import * as vscode from 'vscode';
import type { Inspection } from '../inspection/inspection';
import { MEMORY_SCHEME } from '../memory/names';

/** A kind of file that can be saved. */
export interface FileKind {
  /** Title of the dialog. */
  readonly title: string;
  /** What the kind is called there. */
  readonly name: string;
  /** Without the dot. */
  readonly extension: string;
}

/**
 * Asks where to save something about an inspection; next to the image is offered.
 * @param part what of the inspection it is, such as `kernel`: for the name that is offered
 */
export async function chooseFile(
  { uri, fileName }: Inspection,
  part: string,
  { title, name, extension }: FileKind,
): Promise<vscode.Uri | undefined> {
  const folder = folderFor(uri);
  const offered = `${fileName.replace(/\.[^.]*$/, '')}-conv2d-${part}.${extension}`;
  return vscode.window.showSaveDialog({
    title,
    filters: { [name]: [extension] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, offered) } : {}),
  });
}

/** Where nothing is beside the image, because it is no file, the first folder of the workspace. */
function folderFor(uri: vscode.Uri): vscode.Uri | undefined {
  return uri.scheme === MEMORY_SCHEME ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(uri, '..');
}

/** What a file is called without its folder. */
export function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
