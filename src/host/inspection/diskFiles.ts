import { readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';

/**
 * Files on the disk of the extension host. `workspace.fs` reads them there, too, but asks the window before each step, and
 * that is busy making the panel: together it takes longer than the workers take to start.
 */
export const diskFiles: Pick<vscode.FileSystem, 'stat' | 'readFile'> = {
  stat: (uri) =>
    told(uri, async () => {
      const found = await stat(uri.fsPath);
      const type = found.isDirectory() ? vscode.FileType.Directory : vscode.FileType.File;
      return { type, size: found.size, mtime: found.mtimeMs, ctime: found.ctimeMs };
    }),
  readFile: (uri) =>
    told(uri, async () => {
      const { buffer, byteOffset, length } = await readFile(uri.fsPath);
      return new Uint8Array(buffer, byteOffset, length);
    }),
};

/** Errors as `workspace.fs` tells them. */
async function told<T>(uri: vscode.Uri, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    switch (error instanceof Error && 'code' in error ? error.code : undefined) {
      case 'ENOENT':
      case 'ENOTDIR':
        throw vscode.FileSystemError.FileNotFound(uri);
      case 'EACCES':
      case 'EPERM':
        throw vscode.FileSystemError.NoPermissions(uri);
      default:
        throw error;
    }
  }
}
