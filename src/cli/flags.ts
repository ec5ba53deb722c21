import { InvalidArgumentError, Option } from 'commander';
import { USABLE_ACTIVATIONS } from '../conv2d/activations';
import { type ArgumentName, DATA_FORMATS, DEFAULT_ARGUMENTS, KERAS_NAMES, PADDINGS } from '../conv2d/arguments';
import { argumentText } from '../conv2d/callText';
import { INITIALIZER_NAMES, USABLE_INITIALIZERS } from '../conv2d/initializers';
import { parseInitializerText } from '../conv2d/parse/text';
import { parseValue } from '../python/parse';
import { PythonName } from '../python/values';

/** What a flag was given; commander would turn None, as null, into an empty text. */
export class Given {
  constructor(readonly value: unknown) {}
}

interface Flag {
  readonly argument: ArgumentName;
  /** What the flag takes, in its help. */
  readonly takes: string;
  readonly help: string;
  readonly read: (text: string) => unknown;
}

/** A flag for every argument, under Keras' name with dashes for underscores, in Keras' order. */
const FLAGS: readonly Flag[] = [
  { argument: 'filters', takes: 'n', help: 'number of filters', read: value },
  { argument: 'kernelSize', takes: 'h,w', help: 'height and width of the kernel; one number for both', read: value },
  { argument: 'strides', takes: 'h,w', help: 'steps of the kernel', read: value },
  { argument: 'padding', takes: 'mode', help: PADDINGS.join(' or '), read: text },
  { argument: 'dataFormat', takes: 'format', help: DATA_FORMATS.join(' or '), read: text },
  { argument: 'dilationRate', takes: 'h,w', help: 'distance between the pixels that a kernel looks at', read: value },
  { argument: 'groups', takes: 'n', help: 'groups of channels that do not see each other', read: value },
  {
    argument: 'activation',
    takes: 'name',
    help: USABLE_ACTIVATIONS.join(', '),
    read: text,
  },
  { argument: 'useBias', takes: 'bool', help: 'true or false; --no-use-bias is the same as false', read: boolean },
  {
    argument: 'kernelInitializer',
    takes: 'initializer',
    help: `${USABLE_INITIALIZERS.map((name) => INITIALIZER_NAMES[name]).join(', ')}, or a call such as "RandomNormal(stddev=0.1)"`,
    read: initializer,
  },
  { argument: 'biasInitializer', takes: 'initializer', help: 'the same for the bias', read: initializer },
  {
    argument: 'seed',
    takes: 'n',
    help: 'of every initializer that has none of its own; drawn when absent',
    read: value,
  },
  { argument: 'name', takes: 'name', help: 'of the layer', read: text },
];

/** The options of the command line; what they read is not checked yet. */
export function argumentOptions(): Option[] {
  return FLAGS.map(({ argument, takes, help, read }) => {
    const optional = argument === 'useBias';
    const flag = `--${KERAS_NAMES[argument].replace(/_/g, '-')} ${optional ? `[${takes}]` : `<${takes}>`}`;
    const usual = `default ${argumentText(DEFAULT_ARGUMENTS, argument)}`;
    return new Option(flag, `${help} (${usual})`).argParser((given: string) => new Given(read(given)));
  });
}

/** A number, or several, as Python writes them; `4x4` is welcome. What is no Python is passed on as text, to be refused. */
function value(given: string): unknown {
  const parsed = parseValue(given.replace(/^(\s*[1-9]\d*)\s*[xX×]\s*(\d+\s*)$/, '$1,$2'));
  return parsed.ok ? withoutNames(parsed.value) : given;
}

function withoutNames(parsed: unknown): unknown {
  if (parsed instanceof PythonName) return parsed.path;
  return Array.isArray(parsed) ? parsed.map(withoutNames) : parsed;
}

function text(given: string): unknown {
  if (given === 'None') return null;
  // What is no name: Keras has words of its own for sequences.
  return /^\s*[[(]/.test(given) ? value(given) : given;
}

function boolean(given: string): unknown {
  const lower = given.trim().toLowerCase();
  return lower === 'true' || lower === 'false' ? lower === 'true' : value(given);
}

function initializer(given: string): unknown {
  if (given === 'None') return null;
  const parsed = parseInitializerText(given);
  if (!parsed.ok) throw new InvalidArgumentError(parsed.message);
  return parsed.value;
}
