import * as vscode from 'vscode';
import { formatBytes } from '../../conv2d/format';
import { CancelledError } from '../../compute/cancelled';
import type { WriteAt } from '../../compute/exportOutput';
import { exportedShape, outputSize } from '../../conv2d/shapes';
import type { Trace } from '../../conv2d/trace';
import { HumanError } from '../../protocol/problem';
import { tuple } from '../../python/repr';
import type { Inspection } from '../inspection/inspection';
import type { Platform } from '../platform';
import { fileInMemory } from './fileInMemory';
import { baseName } from './saveFile';
import { chooseNpyFile, tellSaved } from './saveNpy';

interface PartItem extends vscode.QuickPickItem {
  readonly filter: number | undefined;
}

/**
 * Writes the output, or one feature map of it, as `.npy`.
 * @param filter which map; asked for where it is not a number
 * @param target asked for where it is no URI
 */
export async function saveOutput(
  inspection: Inspection | undefined,
  filter: unknown,
  target: unknown,
  platform: Platform,
): Promise<void> {
  const trace = inspection?.shown?.trace;
  if (!inspection || !trace || inspection.status.kind !== 'done') {
    throw new HumanError({
      message: vscode.l10n.t('There is no output that could be saved.'),
      suggestion: vscode.l10n.t('Inspect an image first, and wait for the run to end.'),
    });
  }
  const part = typeof filter === 'number' ? { filter } : target ? { filter: undefined } : await choosePart(trace);
  if (!part) return;
  const uri =
    target instanceof vscode.Uri
      ? target
      : await chooseNpyFile(inspection, part.filter === undefined ? 'output' : `map-${part.filter}`);
  if (!uri) return;
  const shape = exportedShape(trace, part.filter);
  if (!(await write({ inspection, filter: part.filter, bytes: bytesOf(shape) }, uri, platform))) return;
  tellSaved(uri, shape);
}

async function choosePart(trace: Trace): Promise<PartItem | undefined> {
  const { filters } = outputSize(trace);
  const shape = exportedShape(trace, undefined);
  const map = exportedShape(trace, 0);
  const items: PartItem[] = [
    { filter: undefined, label: vscode.l10n.t('Whole output'), description: `${tuple(shape)}, ${sizeOf(shape)}` },
    ...Array.from({ length: filters }, (_, filter) => ({
      filter,
      label: vscode.l10n.t('Feature map {0}', filter),
      description: `${tuple(map)}, ${sizeOf(map)}`,
    })),
  ];
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Save Output as .npy'),
    placeHolder: vscode.l10n.t('The whole output, or one feature map?'),
    matchOnDescription: true,
  });
}

interface Wanted {
  readonly inspection: Inspection;
  readonly filter: number | undefined;
  /** Of its values. */
  readonly bytes: number;
}

/** Whether it was written; not where the user has cancelled it. */
async function write(
  { inspection, filter, bytes }: Wanted,
  uri: vscode.Uri,
  { loadCompute, mostBytesInMemory }: Platform,
): Promise<boolean> {
  const title = vscode.l10n.t('Saving {0}', baseName(uri));
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
        const fill = (put: WriteAt): Promise<void> => inspection.answers.exportOutput(filter, put, tell, cancel.signal);
        const { writeFileInPieces } = await loadCompute();
        if (uri.scheme === 'file' && writeFileInPieces) await writeFileInPieces(uri.fsPath, fill);
        else await vscode.workspace.fs.writeFile(uri, await fileInMemory(bytes, mostBytesInMemory, fill));
        return true;
      } catch (error) {
        if (error instanceof CancelledError) return false;
        throw error;
      }
    },
  );
}

function sizeOf(shape: readonly number[]): string {
  return formatBytes(bytesOf(shape));
}

function bytesOf(shape: readonly number[]): number {
  return 4 * shape.reduce((product, size) => product * size, 1);
}
