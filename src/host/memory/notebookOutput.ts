import * as vscode from 'vscode';
import { formatBytes } from '../../conv2d/format';
import { HumanError } from '../../protocol/problem';
import type { MemoryFiles } from './memoryFiles';
import { type CellOutputs, explainNoImage, type OutputImage, outputImages } from './outputImages';

/**
 * The image in the output of a cell; the user chooses where there are several.
 * @param clicked the cell whose button was clicked; else the selected ones of the active notebook are meant
 * @returns undefined when the user has chosen none
 */
export async function imageInOutput(
  clicked: unknown,
  editor: vscode.NotebookEditor | undefined,
  files: Pick<MemoryFiles, 'add'>,
): Promise<vscode.Uri | undefined> {
  const cells = hasOutputs(clicked) ? [clicked] : selectedCells(editor);
  const [first] = cells;
  if (!first) {
    throw new HumanError({
      message: vscode.l10n.t('There is no notebook cell whose output could be inspected.'),
      suggestion: vscode.l10n.t('Open a notebook, run a cell that shows an image, and select it.'),
    });
  }
  const images = cells.flatMap((cell) =>
    outputImages(cell).map((image) => ({ image, label: labelOf(image, cells.length > 1 ? cell : undefined) })),
  );
  if (images.length === 0) {
    throw new HumanError(explainNoImage(cells.find(({ outputs }) => outputs.length > 0) ?? first));
  }
  const chosen =
    images.length === 1
      ? images[0]
      : await vscode.window.showQuickPick(images, {
          title: vscode.l10n.t('Inspect Conv2D on Cell Output'),
          placeHolder: vscode.l10n.t('The image to inspect'),
        });
  return chosen && files.add(chosen.image.name, chosen.image.read());
}

/** @param cell named where there are several */
function labelOf({ place, mime, size }: OutputImage, cell: CellOutputs | undefined): string {
  const facts = `${mime}, ${formatBytes(size)}`;
  if (!cell) return vscode.l10n.t('{0}: {1}', place, facts);
  return vscode.l10n.t('Cell {0}, {1}: {2}', cell.index + 1, place, facts);
}

function selectedCells(editor: vscode.NotebookEditor | undefined): readonly CellOutputs[] {
  return editor?.selections.flatMap((range) => editor.notebook.getCells(range)) ?? [];
}

/** VS Code hands over a cell from its button, and other things from other places. */
function hasOutputs(value: unknown): value is CellOutputs {
  return isRecord(value) && typeof value['index'] === 'number' && isListOf(value['outputs'], isOutput);
}

function isOutput(value: unknown): boolean {
  return isRecord(value) && isListOf(value['items'], isItem);
}

function isItem(value: unknown): boolean {
  return isRecord(value) && typeof value['mime'] === 'string' && value['data'] instanceof Uint8Array;
}

function isListOf(value: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((one: unknown) => isOne(one));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
