import * as vscode from 'vscode';
import { npyHeader } from '../../image/npy/writeNpy';
import { tuple } from '../../python/repr';
import type { Inspection } from '../inspection/inspection';
import { baseName, chooseFile } from './saveFile';

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

/** Asks where to save a part of an inspection as an array. */
export async function chooseNpyFile(inspection: Inspection, part: string): Promise<vscode.Uri | undefined> {
  const [title, name] = [vscode.l10n.t('Save as .npy'), vscode.l10n.t('NumPy array')];
  return chooseFile(inspection, part, { title, name, extension: 'npy' });
}

/** Not to be awaited: the file is there, whatever becomes of the message. */
export function tellSaved(uri: vscode.Uri, shape: readonly number[]): void {
  const text = vscode.l10n.t('Saved {0} float32 as {1}: open it with numpy.load.', tuple(shape), baseName(uri));
  void vscode.window.showInformationMessage(text);
}

/** A whole `.npy` file. */
export function npyBytes({ shape, data }: FloatArray): Uint8Array {
  const header = npyHeader('<f4', shape);
  const bytes = new Uint8Array(header.length + data.byteLength);
  bytes.set(header);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), header.length);
  return bytes;
}
