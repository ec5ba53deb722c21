import { repr } from './repr';
import type { PythonArgument } from './values';

/** What a function takes. */
export interface Signature {
  /** As Python names it in its errors, such as `Conv2D`. */
  readonly name: string;
  /** The same with its module, as Python names it where keywords are unpacked. */
  readonly qualified?: string;
  readonly parameters: readonly string[];
  /** How many of the parameters have no default. */
  readonly required: number;
  /** Whether further keywords are taken. */
  readonly keywords?: boolean;
}

export type Bound =
  | {
      readonly ok: true;
      readonly values: ReadonlyMap<string, PythonArgument>;
      /** Keywords that are no parameters, where the function takes them. */
      readonly others: readonly PythonArgument[];
    }
  | { readonly ok: false; readonly message: string; readonly at: PythonArgument | undefined };

/** Gives arguments to the parameters of a constructor, or the error that Python itself raises. */
export function bind(given: readonly PythonArgument[], signature: Signature): Bound {
  const { name, parameters, required, keywords = false } = signature;
  if (parameters.length === 0 && given.length > 0) {
    return { ok: false, message: `${name}() takes no arguments`, at: given[0] };
  }
  const positional = given.filter((argument) => argument.name === undefined);
  const values = new Map<string, PythonArgument>();
  positional.forEach((argument, index) => {
    const parameter = parameters[index];
    if (parameter !== undefined) values.set(parameter, argument);
  });
  const others: PythonArgument[] = [];
  const named = new Map<string, PythonArgument>();
  for (const argument of given) {
    if (argument.name === undefined) continue;
    const problem = (text: string): Bound => ({ ok: false, message: `${name}.__init__() ${text}`, at: argument });
    const before = values.get(argument.name) ?? named.get(argument.name);
    if (before?.name !== undefined) {
      const message = `${signature.qualified ?? name}() got multiple values for keyword argument ${repr(argument.name)}`;
      return { ok: false, message, at: argument };
    }
    if (before) return problem(`got multiple values for argument ${repr(argument.name)}`);
    if (parameters.includes(argument.name)) values.set(argument.name, argument);
    else if (keywords) {
      others.push(argument);
      named.set(argument.name, argument);
    } else return problem(`got an unexpected keyword argument ${repr(argument.name)}`);
  }
  if (positional.length > parameters.length) {
    return { ok: false, message: tooMany(signature, positional.length), at: positional[parameters.length] };
  }
  const missing = parameters.slice(0, required).filter((parameter) => !values.has(parameter));
  if (missing.length > 0) return { ok: false, message: missingText(name, missing), at: undefined };
  return { ok: true, values, others };
}

/** Python counts `self` as well. */
function tooMany({ name, parameters, required }: Signature, given: number): string {
  const [least, most] = [required + 1, parameters.length + 1];
  const takes = least === most ? `${most}` : `from ${least} to ${most}`;
  return `${name}.__init__() takes ${takes} positional arguments but ${given + 1} were given`;
}

function missingText(name: string, missing: readonly string[]): string {
  const names = missing.map((parameter) => repr(parameter));
  const list = names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
  const noun = names.length === 1 ? 'argument' : 'arguments';
  return `${name}.__init__() missing ${names.length} required positional ${noun}: ${list}`;
}
