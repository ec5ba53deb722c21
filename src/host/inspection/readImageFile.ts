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
      throw new HumanError({ message: `${fileName} is a folder.`, suggestion: 'Choose one image in it.' });
    }
    if (size > MAX_FILE_BYTES) {
      throw new HumanError({
        message: `${fileName} has ${formatBytes(size)}. Convscope reads files up to ${formatBytes(MAX_FILE_BYTES)}.`,
        suggestion: 'Scale the picture down first.',
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
          message: `${fileName} was only kept in memory and is gone.`,
          suggestion: 'Paste it, or inspect its text or cell again.',
        };
      }
      return {
        message: `${fileName} is no longer there: it was deleted, moved or renamed.`,
        suggestion: 'Restore the file and run again, or inspect another one.',
      };
    case 'NoPermissions':
      return { message: `${fileName} may not be read.`, suggestion: 'Check the permissions of the file.' };
    default:
      return {
        message: `${fileName} cannot be read (${error instanceof Error ? error.message : String(error)}).`,
        suggestion: 'Check that the file can be opened, then run again.',
      };
  }
}
