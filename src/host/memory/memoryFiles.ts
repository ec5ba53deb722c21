import * as vscode from 'vscode';
import { MEMORY_SCHEME } from './names';
import { NewestFiles } from './newestFiles';

const ROOM = { files: 32, bytes: 256 * 2 ** 20 };

/**
 * Images that are no files: pasted ones, outputs of notebooks, data URIs. As files of a read-only file system they need
 * nothing special anywhere else.
 */
export class MemoryFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #files = new NewestFiles(ROOM, Date.now);
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #registration: vscode.Disposable;

  readonly onDidChangeFile = this.#changed.event;

  constructor() {
    this.#registration = vscode.workspace.registerFileSystemProvider(MEMORY_SCHEME, this, {
      isCaseSensitive: true,
      isReadonly: true,
    });
  }

  /** @returns where the image can be read from now on, until newer ones need its room */
  add(name: string, bytes: Uint8Array): vscode.Uri {
    const { file, forgotten } = this.#files.add(name, bytes);
    if (forgotten.length > 0) {
      this.#changed.fire(forgotten.map(({ path }) => ({ type: vscode.FileChangeType.Deleted, uri: uriOf(path) })));
    }
    return uriOf(file.path);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, time } = this.#find(uri);
    return {
      type: vscode.FileType.File,
      permissions: vscode.FilePermission.Readonly,
      ctime: time,
      mtime: time,
      size: bytes.byteLength,
    };
  }

  /** A copy, because readers may hand over what they get to a worker. */
  readFile(uri: vscode.Uri): Uint8Array {
    return this.#find(uri).bytes.slice();
  }

  /** Nothing changes but by being forgotten, which is always told. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(uri: vscode.Uri): never {
    return refuse(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    return refuse(uri);
  }

  writeFile(uri: vscode.Uri): never {
    return refuse(uri);
  }

  delete(uri: vscode.Uri): never {
    return refuse(uri);
  }

  rename(uri: vscode.Uri): never {
    return refuse(uri);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    this.#files.clear();
  }

  #find(uri: vscode.Uri): { readonly bytes: Uint8Array; readonly time: number } {
    const file = this.#files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }
}

function uriOf(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: MEMORY_SCHEME, path });
}

function refuse(uri: vscode.Uri): never {
  throw vscode.FileSystemError.NoPermissions(uri);
}
