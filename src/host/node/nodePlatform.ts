import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Platform } from '../platform';
import { diskFirst } from './diskFiles';

/** The extension host of desktop VS Code and of its servers. */
export const nodePlatform: Platform = {
  files: diskFirst,
  get home() {
    return vscode.Uri.file(homedir());
  },
  mostBytesInMemory: 2 ** 30,
  loadCompute: () => import(/* webpackChunkName: "compute" */ './nodeCompute'),
};
