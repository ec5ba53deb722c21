import { ARGUMENT_NAMES, type ArgumentName, KERAS_NAMES } from '../arguments';
import { argumentText, isGiven, usesSeed } from '../callText';
import type { Trace } from '../trace';

/** One argument of a call, as Python has it. */
export interface ComparedArgument {
  readonly argument: ArgumentName;
  /** Such as `strides=(2, 2)`. */
  readonly text: string;
  /** Whether the other call has another value. */
  readonly differs: boolean;
}

/** Two calls side by side: what differs stands in both, even where it is Keras' default. */
export interface ComparedCalls {
  readonly a: readonly ComparedArgument[];
  readonly b: readonly ComparedArgument[];
  readonly differing: readonly ArgumentName[];
  /** Whether weights are drawn with another seed. */
  readonly seedDiffers: boolean;
}

/** Compares the layers of two traces. The seed has no place in Keras' call, so that it is told by itself. */
export function comparedCalls(
  a: Pick<Trace, 'arguments' | 'seed'>,
  b: Pick<Trace, 'arguments' | 'seed'>,
): ComparedCalls {
  const [one, other] = [a.arguments, b.arguments];
  const names = ARGUMENT_NAMES.filter((name) => name !== 'seed');
  const differing = names.filter((name) => argumentText(one, name) !== argumentText(other, name));
  const call = (args: Trace['arguments']): ComparedArgument[] =>
    names
      .filter((name) => isGiven(args, name) || differing.includes(name))
      .map((argument) => ({
        argument,
        text: `${KERAS_NAMES[argument]}=${argumentText(args, argument)}`,
        differs: differing.includes(argument),
      }));
  return {
    a: call(one),
    b: call(other),
    differing,
    seedDiffers: a.seed !== b.seed && (usesSeed(one) || usesSeed(other)),
  };
}
