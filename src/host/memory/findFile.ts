import * as vscode from 'vscode';
import { spellingsOf } from './pathText';
import { isWebAddress, webRefusal } from './webAddress';

/** Where paths may start from. */
export interface Places {
  readonly folders: readonly vscode.Uri[];
  /** The user's own; undefined where there is none. */
  readonly home: vscode.Uri | undefined;
}

/**
 * The first of these texts that is the path or address of a file that is there.
 * @param mayAsk false for places that are not even to be looked at
 */
export async function findFile(
  texts: readonly string[],
  places: Places,
  mayAsk: (uri: vscode.Uri) => boolean = () => true,
): Promise<vscode.Uri | undefined> {
  for (const path of new Set(texts.flatMap(spellingsOf))) {
    for (const uri of placesOf(path, places)) if (mayAsk(uri) && (await isFile(uri))) return uri;
  }
  return undefined;
}

/** Refuses an address on the web, if one of the texts is one. */
export function refuseWebAddress(texts: readonly string[]): void {
  const address = texts.flatMap(spellingsOf).find(isWebAddress);
  if (address !== undefined) throw webRefusal(address);
}

/** Folders that a relative path may start from when nothing else is known. */
export function workspaceRoots(): vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
}

/** The folder that relative paths of a document start from; an unsaved one has none. */
export function folderOf(document: vscode.TextDocument): vscode.Uri[] {
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some((cell) => cell.document === document),
  );
  const { uri, isUntitled } = notebook ?? document;
  return isUntitled || !uri.path.startsWith('/') ? [] : [vscode.Uri.joinPath(uri, '..')];
}

function placesOf(path: string, { folders, home }: Places): vscode.Uri[] {
  if (/^[a-z]:[\\/]/i.test(path) || path.startsWith('\\\\')) return [vscode.Uri.file(path)];
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return addressOf(path);
  if (path.startsWith('~/')) return home ? [vscode.Uri.joinPath(home, path.slice(2))] : [];
  const relative = folders.map((folder) => vscode.Uri.joinPath(folder, path.replaceAll('\\', '/')));
  if (!path.startsWith('/')) return relative;
  // In a virtual workspace a path begins at the root of its file system; on web pages at that of the project.
  const virtual = folders.filter(({ scheme }) => scheme !== 'file').map((folder) => folder.with({ path }));
  return [vscode.Uri.file(path), ...virtual, ...relative];
}

function addressOf(path: string): vscode.Uri[] {
  if (isWebAddress(path) || /^data:/i.test(path)) return [];
  try {
    return [vscode.Uri.parse(path, true)];
  } catch {
    return [];
  }
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
