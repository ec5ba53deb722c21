import { Command, Option } from 'commander';
import { DEFAULT_ARGUMENTS } from '../conv2d/arguments';
import { CODE_LANGUAGES, type CodeLanguage, isCodeLanguage } from '../conv2d/code/exportCode';
import type { RawArguments } from '../conv2d/parse/parseArguments';
import { collectArguments, rawArguments } from '../conv2d/rawArguments';
import { argumentOptions, Given } from './flags';

/** What the user asked for; the layer's arguments are not checked yet. */
export interface Options {
  readonly image: string;
  readonly raw: RawArguments;
  readonly json: boolean;
  /** Whether the values of kernel and bias are printed as well. */
  readonly weights: boolean;
  /** A program is printed instead, in this language. */
  readonly code: CodeLanguage | undefined;
}

interface Flags extends Partial<RawArguments> {
  readonly json?: boolean;
  readonly weights?: boolean;
  readonly code?: unknown;
}

/** Reads the command line; prints help or a usage error and throws commander's `CommanderError` otherwise. */
export function readOptions(argv: readonly string[], columns: { write(text: string): void }): Options {
  let options: Options | undefined;
  const program = new Command('inspect')
    .description('Shows what happens to every tensor shape when a Keras Conv2D layer meets an image.')
    .argument('<image>', 'a JPEG or PNG file')
    .option('--json', 'print one JSON document instead of text')
    .option('--weights', 'print the values of kernel and bias as well')
    .addOption(
      new Option('--code <language>', 'print a program that does the same instead')
        .choices(Object.keys(CODE_LANGUAGES))
        .conflicts(['json', 'weights']),
    )
    .addHelpText(
      'after',
      `\nExamples:
  npm run -s inspect -- photo.jpg --filters 8 --kernel-size 3,3 --json
  npm run -s inspect -- photo.jpg --kernel-initializer "RandomNormal(stddev=0.1)" --seed 7 --weights
  npm run -s inspect -- photo.jpg --strides 2 --padding same --code pytorch > layer.py`,
    )
    .configureOutput({ writeErr: (text) => columns.write(text) })
    .exitOverride()
    .action((image: string, flags: Flags) => {
      const { json = false, weights = false, code } = flags;
      const defaults = rawArguments(DEFAULT_ARGUMENTS);
      const raw = collectArguments((name) => {
        const given: unknown = flags[name];
        return given instanceof Given ? given.value : (given ?? defaults[name]);
      }, DEFAULT_ARGUMENTS);
      options = { image, raw, json, weights, code: isCodeLanguage(code) ? code : undefined };
    });
  for (const option of argumentOptions()) program.addOption(option);
  program.option('--no-use-bias', 'a layer without a bias');
  program.parse([...argv], { from: 'user' });
  if (!options) throw new Error('The command line was not read.');
  return options;
}
