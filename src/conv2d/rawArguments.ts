import { ARGUMENT_NAMES, type ArgumentName, type Conv2DArguments } from './arguments';
import { initializerValue } from './initializerText';
import type { RawArguments } from './parse/parseArguments';

/** Arguments in the form in which they are parsed: what `parseArguments` makes the same arguments of. */
export function rawArguments(args: Conv2DArguments): RawArguments {
  return {
    ...args,
    kernelInitializer: initializerValue(args.kernelInitializer),
    biasInitializer: initializerValue(args.biasInitializer),
  };
}

/** Raw arguments from a value for each name. */
export function collectArguments(value: (name: ArgumentName) => unknown, defaults: Conv2DArguments): RawArguments {
  return { ...rawArguments(defaults), ...Object.fromEntries(ARGUMENT_NAMES.map((name) => [name, value(name)])) };
}
