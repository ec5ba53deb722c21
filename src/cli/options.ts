import { Command, InvalidArgumentError, Option } from 'commander';
import { BACKEND_SETTINGS, type BackendWish, DEFAULT_CPU_BUDGET, isBackendSetting } from '../compute/backendChoice';
import { MOST_WORKERS } from '../compute/workerCount';
import { ARGUMENT_NAMES, DEFAULT_ARGUMENTS } from '../conv2d/arguments';
import { CODE_LANGUAGES, type CodeLanguage, isCodeLanguage } from '../conv2d/code/exportCode';
import type { RawArguments } from '../conv2d/parse/parseArguments';
import { DEFAULT_LOAD_LIKE, isLoader, LOADERS, type LoadLike, takesTargetSize } from '../conv2d/load/loaders';
import { collectArguments, rawArguments } from '../conv2d/rawArguments';
import type { LoadOptions } from '../image/openImage';
import { HumanError } from '../protocol/problem';
import { argumentOptions, Given } from './flags';
import { type AskedPreset, presetNames } from './preset';

/** What the user asked for; the layer's arguments are not checked yet. */
export interface Options {
  readonly image: string;
  readonly raw: RawArguments;
  /** In place of them. */
  readonly preset: AskedPreset | undefined;
  readonly json: boolean;
  /** Whether the values of kernel and bias are printed as well. */
  readonly weights: boolean;
  /** A program is printed instead, in this language. */
  readonly code: CodeLanguage | undefined;
  /** The array is told instead, with a digest of its bytes; no layer is run. */
  readonly digest: boolean;
  readonly load: LoadOptions;
  readonly wish: BackendWish;
  /** Worker threads; as many as the machine is good for where it is absent. */
  readonly workers: number | undefined;
  /** The dot product behind this cell of the output is told as well. */
  readonly cell: CellPlace | undefined;
  /** Where the output is written to as `.npy`, and which map of it. */
  readonly save: { readonly file: string; readonly filter: number | undefined } | undefined;
}

export interface CellPlace {
  readonly y: number;
  readonly x: number;
  readonly filter: number;
}

interface Flags extends Partial<RawArguments> {
  readonly preset?: string;
  readonly json?: boolean;
  readonly weights?: boolean;
  readonly code?: unknown;
  readonly digest?: boolean;
  readonly loadLike?: unknown;
  readonly targetSize?: LoadLike['targetSize'];
  readonly maxMegapixels?: number;
  readonly downscale?: boolean;
  readonly backend?: unknown;
  readonly cpuBudget?: number;
  readonly workers?: number;
  readonly cell?: CellPlace;
  readonly saveOutput?: string;
  readonly onlyFilter?: number;
}

/** Reads the command line; prints help or a usage error and throws commander's `CommanderError` otherwise. */
export function readOptions(argv: readonly string[], columns: { write(text: string): void }): Options {
  let options: Options | undefined;
  const program = new Command('inspect')
    .description('Shows what happens to every tensor shape when a Keras Conv2D layer meets an image.')
    .argument('<image>', 'an image file: JPEG, PNG, BMP, GIF, WebP, TIFF, PNM, AVIF or NPY')
    .option('--json', 'print one JSON document instead of text')
    .option('--weights', 'print the values of kernel and bias as well')
    .addOption(
      new Option('--code <language>', 'print a program that does the same instead')
        .choices(Object.keys(CODE_LANGUAGES))
        .conflicts(['json', 'weights']),
    )
    .addOption(new Option('--preset <name>', 'a layer by its name; further flags change it').choices(presetNames()))
    .addOption(
      new Option('--load-like <loader>', 'what a program would read the image with')
        .choices(LOADERS)
        .default(DEFAULT_LOAD_LIKE.loader),
    )
    .addOption(new Option('--target-size <h,w>', 'size that keras.utils.load_img resizes to').argParser(readTargetSize))
    .addOption(
      new Option('--digest', 'tell the array and the SHA-256 of its bytes; no layer is run').conflicts([
        'code',
        'weights',
      ]),
    )
    .addOption(
      new Option('--max-megapixels <n>', 'largest picture that is read').argParser(readMegapixels).default(200),
    )
    .option('--downscale', 'average larger pictures down instead of refusing them')
    .addOption(
      new Option('--backend <backend>', 'where TensorFlow.js computes').choices(BACKEND_SETTINGS).default('auto'),
    )
    .addOption(
      new Option('--cpu-budget <seconds>', 'how long the cpu backend may take before auto prefers wasm')
        .argParser(readSeconds)
        .default(DEFAULT_CPU_BUDGET),
    )
    .addOption(new Option('--workers <n>', `threads, 1 to ${MOST_WORKERS}`).argParser(readWorkers))
    .addOption(
      new Option('--cell <y,x,filter>', 'tell the dot product behind this cell of the output')
        .argParser(readCell)
        .conflicts(['code', 'digest']),
    )
    .addOption(new Option('--save-output <file>', 'write the output as .npy').conflicts(['code', 'digest']))
    .addOption(new Option('--only-filter <n>', 'write only this feature map').argParser((given) => readIndex(given)))
    .addHelpText(
      'after',
      `\nExamples:
  npm run -s inspect -- photo.jpg --filters 8 --kernel-size 3,3 --json
  npm run -s inspect -- photo.jpg --kernel-initializer "RandomNormal(stddev=0.1)" --seed 7 --weights
  npm run -s inspect -- photo.jpg --strides 2 --padding same --code pytorch > layer.py
  npm run -s inspect -- photo.jpg --load-like "keras.utils.load_img" --target-size 224,224 --digest --json
  npm run -s inspect -- photo.jpg --cell 10,20,5
  npm run -s inspect -- photo.jpg --preset sobelX --activation relu --code keras
  npm run -s inspect -- photo.jpg --activation relu --save-output maps.npy`,
    )
    .configureOutput({ writeErr: (text) => columns.write(text) })
    .exitOverride()
    .action((image: string, flags: Flags) => {
      const { json = false, weights = false, code, digest = false } = flags;
      const defaults = rawArguments(DEFAULT_ARGUMENTS);
      const given = Object.fromEntries(
        ARGUMENT_NAMES.filter((name) => flags[name] !== undefined).map((name) => {
          const flag: unknown = flags[name];
          return [name, flag instanceof Given ? flag.value : flag];
        }),
      );
      const raw = collectArguments(
        (name) => (Object.hasOwn(given, name) ? given[name] : defaults[name]),
        DEFAULT_ARGUMENTS,
      );
      options = {
        image,
        raw,
        preset: flags.preset === undefined ? undefined : { id: flags.preset, given },
        json,
        weights,
        code: isCodeLanguage(code) ? code : undefined,
        digest,
        load: loadOptions(flags),
        wish: {
          backend: isBackendSetting(flags.backend) ? flags.backend : 'auto',
          cpuBudget: flags.cpuBudget ?? DEFAULT_CPU_BUDGET,
        },
        workers: flags.workers,
        cell: flags.cell,
        save: saveOptions(flags),
      };
    });
  for (const option of argumentOptions()) program.addOption(option);
  program.option('--no-use-bias', 'a layer without a bias');
  program.parse([...argv], { from: 'user' });
  if (!options) throw new Error('The command line was not read.');
  return options;
}

function loadOptions({ loadLike, targetSize, maxMegapixels = 200, downscale = false }: Flags): LoadOptions {
  const loader = isLoader(loadLike) ? loadLike : DEFAULT_LOAD_LIKE.loader;
  if (targetSize && !takesTargetSize(loader)) {
    throw new HumanError({
      argument: 'targetSize',
      message: `--target-size goes with keras.utils.load_img, and ${loader} takes no size.`,
      suggestion: 'Add --load-like "keras.utils.load_img", or leave --target-size away.',
    });
  }
  return { like: { loader, targetSize: targetSize ?? null }, maxMegapixels, downscale };
}

function saveOptions({ saveOutput, onlyFilter }: Flags): Options['save'] {
  if (saveOutput !== undefined) return { file: saveOutput, filter: onlyFilter };
  if (onlyFilter === undefined) return undefined;
  throw new HumanError({
    argument: 'onlyFilter',
    message: '--only-filter goes with --save-output.',
    suggestion: 'Add --save-output map.npy, or leave --only-filter away.',
  });
}

function readIndex(given: string): number {
  const index = Number(given);
  if (given.trim() === '' || !Number.isInteger(index) || index < 0) {
    throw new InvalidArgumentError('Give a whole number from 0 on.');
  }
  return index;
}

function readCell(given: string): CellPlace {
  const [y = '', x = '', filter = '', ...rest] = given.split(',');
  if (rest.length > 0) throw new InvalidArgumentError('Give row, column and filter, such as 0,0,5.');
  return { y: readIndex(y), x: readIndex(x), filter: readIndex(filter) };
}

function readWorkers(given: string): number {
  const workers = readIndex(given);
  if (workers < 1 || workers > MOST_WORKERS) throw new InvalidArgumentError(`Give a number from 1 to ${MOST_WORKERS}.`);
  return workers;
}

function readSeconds(given: string): number {
  const seconds = Number(given);
  if (!(seconds >= 0)) throw new InvalidArgumentError('Give a number of seconds, at least 0.');
  return seconds;
}

function readTargetSize(given: string): LoadLike['targetSize'] {
  const [height = 0, width = height, ...rest] = given.split(/[,x×]/).map(Number);
  const legal = [height, width].every((size) => Number.isInteger(size) && size >= 1 && size <= 65_535);
  if (!legal || rest.length > 0) throw new InvalidArgumentError('Give rows and columns, such as 224,224.');
  return [height, width];
}

function readMegapixels(given: string): number {
  const limit = Number(given);
  if (!(limit > 0)) throw new InvalidArgumentError('Give a number above 0.');
  return limit;
}
