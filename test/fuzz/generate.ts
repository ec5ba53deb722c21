import { composeMutant } from './compose';
import type { Generator } from './messages';
import { damageMutant, type Mutant } from './mutate';
import type { Seeds } from './seeds';

/** The file of this number: damaged at random, or put together of parts that do not agree; by default each in turn. */
export function makeMutant(seeds: Seeds, run: number, index: number, generator: Generator): Mutant {
  const composed = generator === 'composed' || (generator === 'both' && index % 2 === 1);
  return composed ? composeMutant(seeds, run, index) : damageMutant(seeds, run, index);
}
