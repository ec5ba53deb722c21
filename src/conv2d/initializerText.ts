import { repr } from '../python/repr';
import { elementsOf, type PythonArgument, PythonCall, PythonFloat, PythonList } from '../python/values';
import { type Initializer, INITIALIZER_NAMES, INITIALIZER_PARAMETERS } from './initializers';

/** An initializer as one gives it to Keras: its name where nothing but defaults are meant, otherwise a call. */
export function initializerValue(initializer: Initializer): string | PythonCall {
  const call = initializerCall(initializer);
  const plain = call.arguments_.length === 0 && initializer.className !== 'Constant';
  return plain ? INITIALIZER_NAMES[initializer.className] : call;
}

/** The text of an initializer in settings and on the command line. */
export function initializerText(initializer: Initializer): string {
  const value = initializerValue(initializer);
  return typeof value === 'string' ? value : repr(value);
}

/**
 * The call that makes an initializer, with the arguments that differ from Keras' defaults.
 *
 * @param seed for an initializer that draws and has none of its own
 */
export function initializerCall(initializer: Initializer, seed: number | null = null): PythonCall {
  const own: Readonly<Record<string, unknown>> = { ...initializer };
  const given = INITIALIZER_PARAMETERS[initializer.className].flatMap(({ name, default: usual }): PythonArgument[] => {
    const key = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const value = key === 'seed' ? (own[key] ?? seed) : own[key];
    const shown = value !== undefined && (value !== usual || name === 'value');
    return shown && key in own
      ? [
          {
            name,
            value: name === 'value' ? constantList(value) : key === 'seed' ? value : asFloat(value),
            from: 0,
            to: 0,
          },
        ]
      : [];
  });
  return new PythonCall(initializer.className, given);
}

/** Rows of numbers as Python's lists. */
export function constantList(value: unknown): unknown {
  const elements = elementsOf(value);
  return elements ? new PythonList(elements.map(constantList)) : asFloat(value);
}

/** Large numbers as floats: as integers they would not fit into what TensorFlow and PyTorch take. */
function asFloat(value: unknown): unknown {
  return Number.isInteger(value) && Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER
    ? new PythonFloat(Number(value))
    : value;
}
