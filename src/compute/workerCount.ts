export const MOST_WORKERS = 8;

/**
 * Workers where the user has not said how many: one for each core but one, which is left to the editor. Two cores are both
 * used: the editor has little to do while it waits for the result, and one worker would take twice as long.
 */
export function usualWorkers(cores: number): number {
  return Math.min(MOST_WORKERS, Math.max(cores - 1, Math.min(cores, 2), 1));
}
