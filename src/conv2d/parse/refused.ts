import type { ArgumentName, ArgumentProblem } from '../arguments';

/** Carries the first problem out of the checks of arguments; caught where they begin. */
export class Refused extends Error {
  constructor(readonly problem: ArgumentProblem) {
    super(problem.message);
  }
}

/** Ends the checks. */
export function refuse(
  argument: ArgumentName,
  message: string,
  suggestion?: string,
  mendedBy?: readonly ArgumentName[],
): never {
  throw new Refused({
    argument,
    message,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(mendedBy === undefined ? {} : { mendedBy }),
  });
}
