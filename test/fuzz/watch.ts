import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOADERS } from '../../src/conv2d/load/loaders';
import { LoadingThread } from './loadingThread';
import type { FailureKind, LoadResult, Order, Report } from './messages';
import { watchMemory } from './memory';
import { makeMutant } from './generate';
import type { Mutant } from './mutate';
import { readSeeds } from './seeds';

const MEGABYTE = 1e6;
/** What loading may need: the codecs and the garbage of the pictures before, and four times the decoded picture. */
const BASE = 256 * MEGABYTE;
const TIMES = 4;

/** Loads files one after the other, and reports what comes of each. */
export async function watch(order: Order, report: (message: Report) => Promise<void>): Promise<void> {
  const seeds = readSeeds(order.images);
  const thread = new LoadingThread(order.codecs);
  const fail = (index: number, mutant: Mutant, kind: FailureKind, text: string): Promise<void> => {
    const file = save(order, index, mutant);
    return report({ type: 'failure', failure: { index, format: mutant.format, kind, text, file } });
  };
  if (order.died !== null) {
    await fail(order.died, makeMutant(seeds, order.run, order.died, order.generator), 'died', 'the whole process died');
  }
  for (let index = order.first; index < order.end; index += order.step) {
    if (order.until > 0 && Date.now() > order.until) break;
    await report({ type: 'started', index });
    const mutant = makeMutant(seeds, order.run, index, order.generator);
    const counts = { loaded: 0, refused: 0, ms: 0, headerMs: 0, added: 0 };
    for (let turn = 0; turn < order.loaders; turn++) {
      const task = { index, name: `file.${mutant.format.toLowerCase()}`, bytes: mutant.bytes, loader: index + turn };
      const measured = async (): Promise<{ result: LoadResult; added: number }> => {
        const memory = watchMemory();
        const result = await thread.load(task);
        return { result, added: memory() };
      };
      let { result, added } = await measured();
      const tooMuch = (): boolean => added > BASE + TIMES * result.needed;
      // Garbage that is not collected yet makes large: what fails must do so in a fresh thread, too.
      if (tooMuch() || result.wrong?.kind === 'memory') {
        await thread.end();
        ({ result, added } = await measured());
      }
      const where = LOADERS[task.loader % LOADERS.length] ?? '';
      if (result.wrong) await fail(index, mutant, result.wrong.kind, result.wrong.text);
      else if (tooMuch()) await fail(index, mutant, 'memory', tooMuchText(result, added, where));
      counts[result.loaded ? 'loaded' : 'refused']++;
      counts.headerMs = Math.max(counts.headerMs, result.headerMs);
      counts.ms = Math.max(counts.ms, result.ms);
      counts.added = Math.max(counts.added, added);
    }
    await report({ type: 'outcome', outcome: { index, format: mutant.format, ...counts } });
  }
  await thread.end();
  await report({ type: 'done' });
}

function tooMuchText({ loaded, needed }: LoadResult, added: number, loader: string): string {
  const megabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;
  return `${megabytes(added)} for a picture of ${megabytes(needed)}, ${loaded ? 'loaded' : 'refused'} [${loader}]`;
}

function save({ folder, run }: Order, index: number, { format, seed, bytes }: Mutant): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${run}-${index}-${seed.replace(/\.\w+$/, '')}.${format.toLowerCase()}`);
  writeFileSync(file, bytes);
  return file;
}
