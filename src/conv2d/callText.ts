import { type ArgumentName, type Conv2DArguments, DEFAULT_ARGUMENTS, KERAS_NAMES } from './arguments';
import { repr } from './python';

const OPTIONAL: readonly ArgumentName[] = ['strides', 'padding', 'dilationRate', 'activation', 'useBias'];

/** The layer's call as one writes it in Python: Keras' required arguments, then those that differ from its defaults. */
export function callText(args: Conv2DArguments): string {
  const differing = OPTIONAL.filter((name) => repr(args[name]) !== repr(DEFAULT_ARGUMENTS[name]));
  const shown: readonly ArgumentName[] = ['filters', 'kernelSize', ...differing];
  return `Conv2D(${shown.map((name) => `${KERAS_NAMES[name]}=${repr(args[name])}`).join(', ')})`;
}
