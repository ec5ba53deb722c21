import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { readRegularFile } from '../../compute/nodeRegularFile';
import type { HostFiles } from '../platform';

/** Files on the disk of the extension host. */
const diskFiles: HostFiles = {
  stat: (uri) =>
    told(uri, async () => {
      const found = await stat(uri.fsPath);
      return { type: typeOf(found), size: found.size, mtime: found.mtimeMs, ctime: found.ctimeMs };
    }),
  readFile: (uri, limits) => told(uri, () => readRegularFile(uri.fsPath, limits)),
};

/**
 * All files; those on the host's own disk straight from there. `workspace.fs` reads them, too, but asks the window before
 * each step, and that is busy making the panel: together it takes longer than the workers take to start.
 */
export const diskFirst: HostFiles = {
  stat: (uri) => filesOf(uri).stat(uri),
  readFile: (uri, limits) => filesOf(uri).readFile(uri, limits),
};

function filesOf({ scheme }: vscode.Uri): HostFiles {
  return scheme === 'file' ? diskFiles : vscode.workspace.fs;
}

function typeOf(found: Awaited<ReturnType<typeof stat>>): vscode.FileType {
  if (found.isDirectory()) return vscode.FileType.Directory;
  return found.isFile() ? vscode.FileType.File : vscode.FileType.Unknown;
}

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
