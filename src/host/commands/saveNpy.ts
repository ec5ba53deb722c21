import * as vscode from 'vscode';
import { npyHeader } from '../../image/npy/writeNpy';
import { tuple } from '../../python/repr';
import type { Inspection } from '../inspection/inspection';
import { MEMORY_SCHEME } from '../memory/names';

/** An array of float32 in C order. */
export interface FloatArray {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/**
 * Writes an array as `.npy` and says so.
 * @param part what of the inspection it is, such as `kernel`: for the name that is offered
 * @param target asked for where it is no URI
 */
export async function saveNpy(inspection: Inspection, part: string, array: FloatArray, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : await chooseNpyFile(inspection, part);
  if (!uri) return;
  await vscode.workspace.fs.writeFile(uri, npyBytes(array));
  tellSaved(uri, array.shape);
}

/** Asks where to save a part of an inspection; next to the workspace folder's other files is offered. */
export async function chooseNpyFile({ uri, fileName }: Inspection, part: string): Promise<vscode.Uri | undefined> {
  const folder = folderFor(uri);
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save as .npy'),
    filters: { [vscode.l10n.t('NumPy array')]: ['npy'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `${fileName.replace(/\.[^.]*$/, '')}-${part}.npy`) } : {}),
  });
}

/** Not to be awaited: the file is there, whatever becomes of the message. */
export function tellSaved(uri: vscode.Uri, shape: readonly number[]): void {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const text = vscode.l10n.t('Saved {0} float32 as {1}: open it with numpy.load.', tuple(shape), name);
  void vscode.window.showInformationMessage(text);
}

/** Where nothing is beside the image, because it is no file, the first folder of the workspace. */
function folderFor(uri: vscode.Uri): vscode.Uri | undefined {
  const { workspaceFolders, getWorkspaceFolder } = vscode.workspace;
  if (uri.scheme === MEMORY_SCHEME) return workspaceFolders?.[0]?.uri;
  return getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
}

/** A whole `.npy` file. */
export function npyBytes({ shape, data }: FloatArray): Uint8Array {
  const header = npyHeader('<f4', shape);
  const bytes = new Uint8Array(header.length + data.byteLength);
  bytes.set(header);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), header.length);
  return bytes;
}
