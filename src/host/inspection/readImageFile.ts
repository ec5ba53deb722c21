import * as vscode from 'vscode';
import { CancelledError, untilCancelled } from '../../compute/cancelled';
import { type Irregularity, IrregularFileError } from '../../compute/irregularFile';
import { formatBytes } from '../../conv2d/format';
import { HumanError } from '../../protocol/problem';
import { MEMORY_SCHEME } from '../memory/names';
import type { HostFiles } from '../platform';

/** No picture within the pixel limit needs a larger file. */
const MAX_FILE_BYTES = 2 ** 30;

/** An image file, and who may cease to wait for it. */
export interface WantedFile {
  readonly uri: vscode.Uri;
  readonly fileName: string;
  readonly signal?: AbortSignal | undefined;
}

/** Another text for another state of a file; throws a HumanError where it is no file that can be read. */
export async function stampOf(files: HostFiles, wanted: WantedFile): Promise<string> {
  const { mtime, size } = await statOf(files, wanted);
  return `${mtime} ${size}`;
}

/** Size and time of a file; throws a HumanError where it is no file that can be read. */
export async function statOf(files: HostFiles, wanted: WantedFile): Promise<vscode.FileStat> {
  return explained(wanted, async () => {
    const found = await untilCancelled(files.stat(wanted.uri), wanted.signal);
    const irregularity = irregularityOf(found);
    if (irregularity) throw irregular(irregularity, found.size, wanted.fileName);
    return found;
  });
}

/** Reads a whole image file, in remote and virtual workspaces, too. */
export async function readImageFile(files: HostFiles, wanted: WantedFile): Promise<Uint8Array> {
  await statOf(files, wanted);
  return readStamped(files, wanted);
}

/** The same of a file that has just been stamped. */
export async function readStamped(files: HostFiles, wanted: WantedFile): Promise<Uint8Array> {
  const { uri, fileName, signal } = wanted;
  return explained(wanted, async () => {
    const bytes = await untilCancelled(files.readFile(uri, { most: MAX_FILE_BYTES, signal }), signal);
    // Not every file system has told the size before.
    if (bytes.length > MAX_FILE_BYTES) throw irregular('tooLarge', bytes.length, fileName);
    return bytes;
  });
}

function irregularityOf({ type, size }: vscode.FileStat): Irregularity | undefined {
  if (type & vscode.FileType.Directory) return 'folder';
  if (!(type & vscode.FileType.File)) return 'special';
  return size > MAX_FILE_BYTES ? 'tooLarge' : undefined;
}

async function explained<T>({ uri, fileName }: WantedFile, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof HumanError || error instanceof CancelledError) throw error;
    if (error instanceof IrregularFileError) throw irregular(error.irregularity, error.size, fileName);
    throw new HumanError(explain(error, uri, fileName), { cause: error });
  }
}

function irregular(irregularity: Irregularity, size: number, fileName: string): HumanError {
  switch (irregularity) {
    case 'folder':
      return new HumanError({
        message: vscode.l10n.t('{0} is a folder.', fileName),
        suggestion: vscode.l10n.t('Choose one image in it.'),
      });
    case 'special':
      return new HumanError({
        message: vscode.l10n.t('{0} is not a regular file but a pipe, a socket, a device or the like.', fileName),
        suggestion: vscode.l10n.t('Save the image as a file, and inspect that.'),
      });
    case 'tooLarge':
      return new HumanError({
        message: vscode.l10n.t(
          '{0} has {1}. Convscope reads files up to {2}.',
          fileName,
          formatBytes(size),
          formatBytes(MAX_FILE_BYTES),
        ),
        suggestion: vscode.l10n.t('Scale the picture down first.'),
      });
    case 'changed':
      return new HumanError({
        message: vscode.l10n.t('{0} has changed while it was read.', fileName),
        suggestion: vscode.l10n.t('Run again when the file is complete.'),
      });
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
      return otherwise(error, uri, fileName);
  }
}

function otherwise(error: unknown, uri: vscode.Uri, fileName: string): { message: string; suggestion: string } {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) {
    return {
      message: vscode.l10n.t('{0} is in no file system that VS Code knows here ({1}).', fileName, `${uri.scheme}:`),
      suggestion: vscode.l10n.t('Save the image as a file, and inspect that.'),
    };
  }
  return {
    message: vscode.l10n.t(
      '{0} cannot be read ({1}).',
      fileName,
      error instanceof Error ? error.message : String(error),
    ),
    suggestion: vscode.l10n.t('Check that the file can be opened, then run again.'),
  };
}
