import { Command, InvalidArgumentError } from 'commander';
import { ACTIVATIONS, DEFAULT_ARGUMENTS, PADDINGS } from '../conv2d/arguments';
import type { RawArguments } from '../conv2d/parseArguments';

/** What the user asked for; the layer's arguments are not checked yet. */
export interface Options {
  readonly image: string;
  readonly raw: RawArguments;
  readonly seed: number | undefined;
  readonly json: boolean;
}

/** Reads the command line; prints help or a usage error and throws commander's `CommanderError` otherwise. */
export function readOptions(argv: readonly string[], columns: { write(text: string): void }): Options {
  const defaults = DEFAULT_ARGUMENTS;
  const pairText = (pair: readonly number[]): string => pair.join(',');
  let options: Options | undefined;
  const program = new Command('inspect')
    .description('Shows what happens to every tensor shape when a Keras Conv2D layer meets an image.')
    .argument('<image>', 'a JPEG or PNG file')
    .option('--filters <n>', 'number of filters', number, defaults.filters)
    .option('--kernel-size <h,w>', 'height and width of the kernel; one number for both', numbers, [
      ...defaults.kernelSize,
    ])
    .option('--strides <h,w>', 'steps of the kernel', numbers, [...defaults.strides])
    .option('--padding <mode>', PADDINGS.join(' or '), defaults.padding)
    .option('--dilation-rate <h,w>', 'gaps between the weights', numbers, [...defaults.dilationRate])
    .option('--activation <name>', ACTIVATIONS.join(', '), defaults.activation)
    .option('--no-use-bias', 'a layer without a bias')
    .option('--seed <n>', 'of the kernel; drawn at random when absent', number)
    .option('--json', 'print one JSON document instead of text', false)
    .addHelpText(
      'after',
      `\nExample:\n  npm run -s inspect -- photo.jpg --filters 8 --kernel-size ${pairText([3, 3])} --json`,
    )
    .configureOutput({ writeErr: (text) => columns.write(text) })
    .exitOverride()
    .action((image: string, flags: Flags) => {
      const { seed, json, ...raw } = flags;
      options = { image, raw, seed, json };
    });
  program.parse([...argv], { from: 'user' });
  if (!options) throw new Error('The command line was not read.');
  return options;
}

interface Flags extends RawArguments {
  readonly seed?: number;
  readonly json: boolean;
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || Number.isNaN(value)) throw new InvalidArgumentError('Give a number.');
  return value;
}

/** `4` or `4,4`; parentheses as in Python are welcome. */
function numbers(text: string): number | number[] {
  const parts = text
    .replace(/^\s*[([]|[)\]]\s*$/g, '')
    .split(/[,x]/)
    .filter((part) => part.trim() !== '');
  const values = parts.map(number);
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
