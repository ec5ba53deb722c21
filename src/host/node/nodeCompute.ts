import { availableParallelism } from 'node:os';
import * as vscode from 'vscode';
import { ComputeClient } from '../../compute/computeClient';
import { startNodeWorker } from '../../compute/startNodeWorker';
import type { ComputePlatform } from '../platform';

export { writeFileInPieces } from '../../compute/nodeFile';

export const cores = availableParallelism();

/** A client whose workers are threads of Node. */
export const startCompute: ComputePlatform['startCompute'] = (extension, words, options) => {
  const script = vscode.Uri.joinPath(extension, 'dist', 'worker.js').fsPath;
  return Promise.resolve(new ComputeClient(startNodeWorker(script, words), options));
};
