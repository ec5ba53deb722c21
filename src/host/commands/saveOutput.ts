import * as vscode from 'vscode';
import { formatBytes } from '../../conv2d/format';
import { CancelledError } from '../../compute/cancelled';
import { exportedShape, outputSize } from '../../conv2d/shapes';
import type { Trace } from '../../conv2d/trace';
import { HumanError } from '../../protocol/problem';
import { tuple } from '../../python/repr';
import type { Inspection } from '../inspection/inspection';
import { loadCompute } from '../parts';
import { chooseNpyFile, tellSaved } from './saveNpy';

interface PartItem extends vscode.QuickPickItem {
  readonly filter: number | undefined;
}

/** A virtual file system takes a file only as a whole. */
const MOST_BYTES_IN_MEMORY = 2 ** 30;

/**
 * Writes the output, or one feature map of it, as `.npy`.
 * @param filter which map; asked for where it is not a number
 * @param target asked for where it is no URI
 */
export async function saveOutput(inspection: Inspection | undefined, filter: unknown, target: unknown): Promise<void> {
  const trace = inspection?.shown?.trace;
  if (!inspection || !trace || inspection.status.kind !== 'done') {
    throw new HumanError({
      message: 'There is no output that could be saved.',
      suggestion: 'Inspect an image first, and wait for the run to end.',
    });
  }
  const part = typeof filter === 'number' ? { filter } : target ? { filter: undefined } : await choosePart(trace);
  if (!part) return;
  const uri =
    target instanceof vscode.Uri
      ? target
      : await chooseNpyFile(inspection, part.filter === undefined ? 'output' : `map-${part.filter}`);
  if (!uri) return;
  if (!(await write(inspection, part.filter, uri))) return;
  tellSaved(uri, exportedShape(trace, part.filter));
}

async function choosePart(trace: Trace): Promise<PartItem | undefined> {
  const { filters } = outputSize(trace);
  const shape = exportedShape(trace, undefined);
  const map = exportedShape(trace, 0);
  const items: PartItem[] = [
    { filter: undefined, label: 'Whole output', description: `${tuple(shape)}, ${sizeOf(shape)}` },
    ...Array.from({ length: filters }, (_, filter) => ({
      filter,
      label: `Feature map ${filter}`,
      description: `${tuple(map)}, ${sizeOf(map)}`,
    })),
  ];
  return vscode.window.showQuickPick(items, {
    title: 'Save Output as .npy',
    placeHolder: 'The whole output, or one feature map?',
    matchOnDescription: true,
  });
}

/** Whether it was written; not where the user has cancelled it. */
async function write(inspection: Inspection, filter: number | undefined, uri: vscode.Uri): Promise<boolean> {
  const title = `Saving ${nameOf(uri)}`;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort());
      let told = 0;
      const tell = (share: number): void => {
        progress.report({ increment: 100 * (share - told) });
        told = share;
      };
      try {
        if (uri.scheme === 'file') {
          const { writeFileInPieces } = await loadCompute();
          await writeFileInPieces(uri.fsPath, (put) =>
            inspection.answers.exportOutput(filter, put, tell, cancel.signal),
          );
        } else {
          await vscode.workspace.fs.writeFile(uri, await inMemory(inspection, filter, tell, cancel.signal));
        }
        return true;
      } catch (error) {
        if (error instanceof CancelledError) return false;
        throw error;
      }
    },
  );
}

async function inMemory(
  inspection: Inspection,
  filter: number | undefined,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const pieces: { readonly position: number; readonly bytes: Uint8Array }[] = [];
  let length = 0;
  const put = (position: number, bytes: Uint8Array): Promise<void> => {
    length = Math.max(length, position + bytes.length);
    if (length > MOST_BYTES_IN_MEMORY) {
      throw new HumanError({
        message: `This output has more than ${formatBytes(MOST_BYTES_IN_MEMORY)}, too much for this file system.`,
        suggestion: 'Save it to a folder on disk, or save one feature map.',
      });
    }
    pieces.push({ position, bytes: bytes.slice() });
    return Promise.resolve();
  };
  await inspection.answers.exportOutput(filter, put, tell, signal);
  const all = new Uint8Array(length);
  for (const { position, bytes } of pieces) all.set(bytes, position);
  return all;
}

function sizeOf(shape: readonly number[]): string {
  return formatBytes(4 * shape.reduce((product, size) => product * size, 1));
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
