import * as vscode from 'vscode';
import { HumanError } from '../../protocol/problem';
import { decodeDataUri, findDataUri } from './dataUri';
import { findFile, folderOf, refuseWebAddress, workspaceRoots } from './findFile';
import type { MemoryFiles } from './memoryFiles';
import { pathTextsAt } from './pathText';

/** The image that the text under the cursor stands for: a data URI itself, or a file that is named there. */
export async function imageUnderCursor(
  editor: vscode.TextEditor | undefined,
  files: Pick<MemoryFiles, 'add'>,
  home?: vscode.Uri,
): Promise<vscode.Uri> {
  if (!editor) {
    throw new HumanError({
      message: vscode.l10n.t('There is no text editor with a cursor in it.'),
      suggestion: vscode.l10n.t(
        'Put the cursor on a data URI or on the path of an image file. VS Code hides very large files.',
      ),
    });
  }
  const { document, selection } = editor;
  const line = document.lineAt(selection.active.line).text;
  const dataUri = findDataUri(line, selection.active.character);
  if (dataUri) {
    const { name, bytes } = decodeDataUri(dataUri);
    return files.add(name, bytes);
  }
  const selected = selection.isSingleLine && !selection.isEmpty ? [document.getText(selection)] : [];
  const texts = [...selected, ...pathTextsAt(line, selection.active.character)];
  const file = await findFile(texts, { folders: [...folderOf(document), ...workspaceRoots()], home });
  if (file) return file;
  refuseWebAddress(texts);
  throw new HumanError({
    message: vscode.l10n.t('There is no image under the cursor.'),
    suggestion: vscode.l10n.t(
      'Put the cursor on a data URI ({0}) or on the path of an image file that exists.',
      'data:image/png;base64,…',
    ),
  });
}
