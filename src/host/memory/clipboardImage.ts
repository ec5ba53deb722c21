import type * as vscode from 'vscode';
import { decodeDataUri, findDataUri } from './dataUri';
import { findFile, workspaceRoots } from './findFile';
import type { MemoryFiles } from './memoryFiles';

/** A longer text is no path, and a text of several lines is none either. */
const MAX_PATH_LENGTH = 4096;

const PATIENCE_MILLISECONDS = 2000;

/**
 * The image that the clipboard's text stands for: a data URI, or the path of a file that is there.
 * @returns undefined when it stands for none, as when the clipboard holds an image: extensions cannot read that
 */
export async function imageInClipboardText(
  clipboard: vscode.Clipboard,
  files: Pick<MemoryFiles, 'add'>,
  log: Pick<vscode.LogOutputChannel, 'warn'>,
  home?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const text = await readText(clipboard, log);
  if (/^data:image\\?\//i.test(text)) {
    // Mail and terminals break long lines.
    const dataUri = findDataUri(text.replace(/\s+/g, ''), 0);
    if (dataUri) {
      const { name, bytes } = decodeDataUri(dataUri);
      return files.add(name, bytes);
    }
  }
  const isPath = text !== '' && text.length <= MAX_PATH_LENGTH && !/[\r\n]/.test(text);
  return isPath ? findFile([text], { folders: workspaceRoots(), home }) : undefined;
}

/** In a browser the user may refuse, or leave VS Code's question about it open; the panel is there for both. */
async function readText(clipboard: vscode.Clipboard, log: Pick<vscode.LogOutputChannel, 'warn'>): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(''), PATIENCE_MILLISECONDS);
  });
  try {
    return (await Promise.race([clipboard.readText(), patience])).trim();
  } catch (error) {
    log.warn(`The clipboard's text cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return '';
  } finally {
    clearTimeout(timer);
  }
}
