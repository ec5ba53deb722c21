import type { Question, Reply } from './calls';

/** A task that was asked for, whatever its name. */
export interface Job {
  readonly id: number;
  readonly urgent: boolean;
  readonly worker: number | undefined;
  /** Whether it can be begun again. */
  readonly repeatable: boolean;
  /** Whether somebody may cease to want it. */
  readonly cancellable: boolean;
  /** How often it may still be begun again after the death of a worker that had it in hand. */
  repeats: number;
  question(): { readonly question: Question; readonly transfer: readonly ArrayBuffer[] };
  settle(reply: Reply, worker: number): void;
  fail(error: Error): void;
}
