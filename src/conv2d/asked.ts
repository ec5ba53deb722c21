import { repr, str } from '../python/repr';
import { elementsOf } from '../python/values';
import { ARGUMENT_NAMES, type ArgumentName, DEFAULT_ARGUMENTS, KERAS_NAMES } from './arguments';
import { argumentText } from './callText';
import type { RawArguments } from './parse/parseArguments';

/** One argument as the user has it, legal or not. */
export interface AskedArgument {
  readonly argument: ArgumentName;
  /** As Keras spells it. */
  readonly name: string;
  /** Its value as Python code. */
  readonly text: string;
  /** As one types it: numbers of a pair with a comma between them, names without quotes, nothing for None. */
  readonly typed: string;
  /** Whether that is Keras' default, or the tutorial's value where Keras has none. */
  readonly usual: boolean;
}

/** Every argument with its value, for a list in which one of them may be wrong. */
export function askedArguments(raw: RawArguments): readonly AskedArgument[] {
  return ARGUMENT_NAMES.map((argument) => {
    const text = repr(raw[argument]);
    return {
      argument,
      name: KERAS_NAMES[argument],
      text,
      typed: typedValue(raw[argument]),
      usual: text === argumentText(DEFAULT_ARGUMENTS, argument),
    };
  });
}

/** A value as one types it. */
export function typedValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  const elements = elementsOf(value);
  if (elements) return elements.map(String).join(', ');
  return str(value);
}
