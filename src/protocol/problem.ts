import * as l10n from '@vscode/l10n';
import { sentences } from '../conv2d/sentences';

/** What went wrong, in words for the user. Every wire carries errors in this form. */
export interface Problem {
  readonly message: string;
  /** What to do about it. */
  readonly suggestion?: string;
  /** The argument of the layer that is to blame, under its name in `Conv2DArguments`. */
  readonly argument?: string;
  /** What the user may want to do at once, best first. */
  readonly remedies?: readonly Remedy[];
}

/** Average the picture down, raise the limit of its size, load it another way, or set what is wrong about the engine. */
export type Remedy = 'downscale' | 'raiseLimit' | 'loadLike' | 'openComputeSettings';

/** A problem in one line: what is wrong, then what to do. Keras ends some of its messages without a full stop. */
export function describeProblem({ message, suggestion }: Pick<Problem, 'message' | 'suggestion'>): string {
  if (suggestion === undefined) return message;
  return sentences(/[.!?。！？]$/.test(message) ? message : `${message}.`, suggestion);
}

/** An error that is meant for the user, as against a bug. */
export class HumanError extends Error {
  override readonly name = 'HumanError';

  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(problem.message, options);
  }
}

/** The problem that an error stands for; a bug is named as one, with its own message and without its stack. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HumanError) return error.problem;
  const message = error instanceof Error ? error.message : String(error);
  return { message: l10n.t('Unexpected error: {0}', message) };
}
