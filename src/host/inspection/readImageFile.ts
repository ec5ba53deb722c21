import * as vscode from 'vscode';
import { formatBytes } from '../../conv2d/format';
import { HumanError } from '../../protocol/problem';
import { MEMORY_SCHEME } from '../memory/names';
import type { HostFiles } from '../platform';

/** No picture within the pixel limit needs a larger file. */
const MAX_FILE_BYTES = 2 ** 30;

/** Another text for another state of a file; throws a HumanError where it is no file that can be read. */
export async function stampOf(files: HostFiles, uri: vscode.Uri, fileName: string): Promise<string> {
  const { mtime, size } = await statOf(files, uri, fileName);
  return `${mtime} ${size}`;
}

/** Size and time of a file; throws a HumanError where it is no file that can be read. */
export async function statOf(files: HostFiles, uri: vscode.Uri, fileName: string): Promise<vscode.FileStat> {
  return explained(uri, fileName, async () => {
    const found = await files.stat(uri);
    const { type, size } = found;
    if (type & vscode.FileType.Directory) {
      throw new HumanError({
        message: vscode.l10n.t('{0} is a folder.', fileName),
        suggestion: vscode.l10n.t('Choose one image in it.'),
      });
    }
    if (size > MAX_FILE_BYTES) {
      throw new HumanError({
        message: vscode.l10n.t(
          '{0} has {1}. Convscope reads files up to {2}.',
          fileName,
          formatBytes(size),
          formatBytes(MAX_FILE_BYTES),
        ),
        suggestion: vscode.l10n.t('Scale the picture down first.'),
      });
    }
    return found;
  });
}

/** Reads a whole image file, in remote and virtual workspaces, too. */
export async function readImageFile(files: HostFiles, uri: vscode.Uri, fileName: string): Promise<Uint8Array> {
  await stampOf(files, uri, fileName);
  return readStamped(files, uri, fileName);
}

/** The same of a file that has just been stamped. */
export async function readStamped(files: HostFiles, uri: vscode.Uri, fileName: string): Promise<Uint8Array> {
  return explained(uri, fileName, async () => files.readFile(uri));
}

async function explained<T>(uri: vscode.Uri, fileName: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof HumanError) throw error;
    throw new HumanError(explain(error, uri, fileName), { cause: error });
  }
}

function explain(error: unknown, uri: vscode.Uri, fileName: string): { message: string; suggestion: string } {
  const code = error instanceof vscode.FileSystemError ? error.code : undefined;
  switch (code) {
    case 'FileNotFound':
      if (uri.scheme === MEMORY_SCHEME) {
        return {
          message: vscode.l10n.t('{0} was only kept in memory and is gone.', fileName),
          suggestion: vscode.l10n.t('Paste it, or inspect its text or cell again.'),
        };
      }
      return {
        message: vscode.l10n.t('{0} is no longer there: it was deleted, moved or renamed.', fileName),
        suggestion: vscode.l10n.t('Restore the file and run again, or inspect another one.'),
      };
    case 'NoPermissions':
      return {
        message: vscode.l10n.t('{0} may not be read.', fileName),
        suggestion: vscode.l10n.t('Check the permissions of the file.'),
      };
    default:
      return {
        message: vscode.l10n.t(
          '{0} cannot be read ({1}).',
          fileName,
          error instanceof Error ? error.message : String(error),
        ),
        suggestion: vscode.l10n.t('Check that the file can be opened, then run again.'),
      };
  }
}
