import { availableParallelism } from 'node:os';
import { ComputeClient, type ComputeOptions } from '../../compute/computeClient';
import { startNodeWorker } from '../../compute/startNodeWorker';
import type { Words } from '../../protocol/words';
import { usualWorkers } from '../../compute/workerCount';

export { writeFileInPieces } from '../../compute/nodeFile';

/** A client whose workers are threads of Node. */
export function startCompute(
  script: string,
  words: Words,
  workers: number | undefined,
  options: Omit<ComputeOptions, 'workers'>,
): ComputeClient {
  return new ComputeClient(startNodeWorker(script, words), { ...options, workers: workersOr(workers) });
}

/** As many as the user wants, or as this machine is good for. */
export function workersOr(workers: number | undefined): number {
  return workers ?? usualWorkers(availableParallelism());
}
