import type * as vscode from 'vscode';
import type { ComputeClient, ComputeOptions } from '../compute/computeClient';
import type { WriteAt } from '../compute/exportOutput';
import type { ReadLimits } from '../compute/irregularFile';
import type { Words } from '../protocol/words';

/** Reads files, wherever they are. */
export interface HostFiles {
  stat(uri: vscode.Uri): Thenable<vscode.FileStat>;
  /** A whole file; the limits are kept to where the file system can do so before it has read everything. */
  readFile(uri: vscode.Uri, limits: ReadLimits): Thenable<Uint8Array>;
}

/** What runs layers in workers of the platform. */
export interface ComputePlatform {
  /** Cores that this machine lends to the extension. */
  readonly cores: number;
  /**
   * @param extension folder of the extension
   * @param words of the display language
   */
  readonly startCompute: (extension: vscode.Uri, words: Words, options: ComputeOptions) => Promise<ComputeClient>;
  /** Writes a file of the platform's own disk; absent where there is none. */
  readonly writeFileInPieces?: (path: string, fill: (write: WriteAt) => Promise<void>) => Promise<void>;
}

/** What differs between the extension hosts: Node's, and the one in a browser. */
export interface Platform {
  readonly files: HostFiles;
  /** The user's home folder, where there is one. */
  readonly home: vscode.Uri | undefined;
  /** Of a file that is to be written as a whole. */
  readonly mostBytesInMemory: number;
  /** Brings what runs layers when the first one is run. */
  readonly loadCompute: () => Promise<ComputePlatform>;
}
