import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ComputeClient } from '../compute/computeClient';
import { writeFileInPieces } from '../compute/nodeFile';
import { startNodeWorker } from '../compute/startNodeWorker';
import { usualWorkers } from '../compute/workerCount';
import { outputSize } from '../conv2d/shapes';
import type { Trace } from '../conv2d/trace';
import { HumanError } from '../protocol/problem';
import type { ImageFacts } from '../protocol/values';
import type { Inspection } from '../report/document';
import type { Options } from './options';

interface Traced {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly trace: Trace;
}

/** Runs a traced layer in workers, and whatever else the options ask about its output. */
export async function runLayer(
  { bytes, fileName, trace }: Traced,
  { load, wish, workers, weights, cell, save }: Options,
): Promise<Inspection> {
  const { filters } = outputSize(trace);
  if (save?.filter !== undefined && save.filter >= filters) {
    throw new HumanError({
      argument: 'onlyFilter',
      message: `The output has no feature map ${save.filter}.`,
      suggestion: `Choose a number from 0 to ${filters - 1}.`,
    });
  }
  const compute = new ComputeClient(startNodeWorker(path.join(__dirname, 'worker.js')), {
    workers: workers ?? usualWorkers(availableParallelism()),
    idleMilliseconds: 60_000,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  try {
    const source = { id: fileName, fileName, options: load, read: () => Promise.resolve(bytes) };
    let facts: ImageFacts | undefined;
    const values = await compute.run(
      { key: fileName, source, trace, wish },
      {
        stage: () => undefined,
        decoded: (decoded) => (facts = decoded),
        progress: () => undefined,
        partial: () => undefined,
      },
    );
    if (!facts) throw new Error('The engine told nothing of the image.');
    const query = { source, trace, backend: values.backend.name };
    const told = cell ? { cell: await compute.cell({ ...query, image: 0, ...cell }) } : {};
    if (save) {
      const only = save.filter === undefined ? {} : { filter: save.filter };
      await writeFileInPieces(save.file, (write) =>
        compute.exportOutput({ ...query, ...only }, write, () => undefined),
      );
    }
    return { file: fileName, facts, trace, values, weights, ...told };
  } finally {
    compute.dispose();
  }
}
