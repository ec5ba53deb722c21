import * as vscode from 'vscode';
import type { Platform } from '../platform';

/** The extension host in a browser's worker, where all files are those of virtual file systems. */
export const webPlatform: Platform = {
  files: {
    stat: (uri) => vscode.workspace.fs.stat(uri),
    readFile: (uri) => vscode.workspace.fs.readFile(uri),
  },
  home: undefined,
  // The file is handed from this worker to the page, which makes a copy of it.
  mostBytesInMemory: 2 ** 28,
  loadCompute: () => import(/* webpackChunkName: "compute" */ './webCompute'),
};
