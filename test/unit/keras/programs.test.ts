import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import * as stock from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import recorded from '../../fixtures/conv2d/programs.json';
import { readOptions } from '../../../src/cli/options';
import { exportCode } from '../../../src/conv2d/code/exportCode';
import { readingLines } from '../../../src/conv2d/code/tensorflowJsImage';
import type { Loader } from '../../../src/conv2d/load/loaders';
import { parseArguments } from '../../../src/conv2d/parse/parseArguments';
import { isBiasMisplaced } from '../../../src/conv2d/misplacedBias';
import { shapeOf, type Trace } from '../../../src/conv2d/trace';
import { toFloat32 } from '../../../src/image/arrayValues';
import { loadImage } from '../../../src/image/loadImage';
import { openImage } from '../../../src/image/openImage';
import { shapeOfImage, traceLayer } from '../../../src/image/traceImage';
import { runLocally } from '../compute/local';
import { imageCodecs, LOAD_OPTIONS, repositoryFile } from '../fixtures';

type Row = (typeof recorded.runs)[number];

/** The file that a program reads; names alone are names of the usual one. */
function fileOf({ image = recorded.image }: Row): ImageFile {
  const isName = !image.startsWith('test/');
  return {
    path: image,
    bytes: repositoryFile(isName ? recorded.image : image),
    name: isName ? image : path.basename(image),
  };
}

interface ImageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly name: string;
}

const optionsOf = (flags: readonly string[]): ReturnType<typeof readOptions> =>
  readOptions([recorded.image, ...flags], { write: () => undefined });

function traceOf(row: Row): Trace {
  const { raw, load } = optionsOf(row.flags);
  const parsed = parseArguments(raw);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const { bytes, name } = fileOf(row);
  return traceLayer(shapeOfImage({ bytes, fileName: name, options: load }), parsed.arguments, 0);
}

/** Of the usual image under its own name. */
const isUsual = ({ image }: Row): boolean => image === undefined;

const rows = recorded.runs.map((row) => [`${row.image ?? ''} ${row.flags.join(' ')}`, row] as const);

const usual = rows.filter(([, row]) => isUsual(row));

describe(`programs that Keras ${recorded.versions.keras} and PyTorch ${recorded.versions.torch} have carried out`, () => {
  // A difference here means that scripts/record/programs.py has to be run again.
  it.each(rows)('%s', async (_flags, row) => {
    const trace = traceOf(row);
    const file = fileOf(row);
    const digest = (language: 'keras' | 'pytorch'): string =>
      createHash('sha256')
        .update(exportCode(language, { trace, path: file.path }))
        .digest('hex');
    expect(digest('keras')).toBe(row.keras.sha256);
    expect(digest('pytorch')).toBe(row.pytorch.sha256);
    expect(row.pytorch.printed).toContain('output (');

    // What the Keras program printed, against our own numbers; PyTorch draws other weights.
    const width = shapeOf(trace, 'output').at(-1);
    if (isBiasMisplaced(trace.arguments, width)) return;
    const loaded = await loadImage(file.bytes, file.name, optionsOf(row.flags).load, imageCodecs());
    const values = await runLocally(trace, loaded.dtype === 'uint8' ? loaded.bytes : toFloat32(loaded));
    const { kernel, output } = values;
    const printed = [...row.keras.printed.matchAll(/(?:min|max|mean) (\S+)/g)].map(([, number]) => Number(number));
    const ours = [
      kernel.statistics.min,
      kernel.statistics.max,
      output.statistics.min,
      output.statistics.max,
      output.statistics.mean,
    ];
    expect(printed).toHaveLength(ours.length);
    const scale = Math.max(...printed.map(Math.abs));
    ours.forEach((value, at) => expect(Math.abs(value - (printed[at] ?? NaN))).toBeLessThanOrEqual(1e-5 * scale));
  });
});

describe('programs for TensorFlow.js', () => {
  beforeAll(async () => {
    stock.env().set('IS_NODE', false);
    await stock.setBackend('cpu');
  });

  it.each(usual)('%s', async (_flags, row) => {
    const trace = traceOf(row);
    const file = path.join(__dirname, '../../..', recorded.image);
    const program = exportCode('tensorflowjs', { trace, path: file });
    const body = program.replace(/main\(\);\n$/, 'return main();');
    expect(body).not.toBe(program);
    const printed: unknown[][] = [];
    const log = (...words: unknown[]): number => printed.push(words);
    const load = createRequire(__filename);
    const finished: unknown = Reflect.apply(compileFunction(body, ['require', 'console']), undefined, [load, { log }]);
    await finished;
    expect(printed.map(([name]) => name)).toEqual(['kernel', 'output']);
    expect(printed[1]?.[1]).toEqual(trace.steps.at(-1)?.tensor?.axes.map(({ size }) => size));
  });

  /** The values of `img` in a program, by sharp. */
  async function imageOfProgram(loader: Loader, name: string): Promise<Uint8Array> {
    const bytesOf = repositoryFile('test/fixtures/images', name);
    const like = { loader, targetSize: null };
    const { array } = openImage(bytesOf, name, { ...LOAD_OPTIONS, like });
    const lines = readingLines(array, path.join(__dirname, '../../fixtures/images', name));
    const body = `return (async () => { ${lines.join('\n')}\n return img; })();`;
    const { default: sharp } = await import('sharp');
    const made: unknown = Reflect.apply(compileFunction(body, ['sharp', 'tf']), undefined, [sharp, stock]);
    const img: unknown = await made;
    if (!(img instanceof stock.Tensor)) throw new Error('the program makes no tensor');
    expect(img.shape).toEqual(array.shape);
    return Uint8Array.from(img.dataSync());
  }

  it.each([
    ['cv2.imread grayscale', 'png-rgb8-17x13.png', 1],
    ['cv2.imread grayscale', 'png-grey8-17x13.png', 0],
    ['cv2.imread grayscale', 'webp-lossless-15x33.webp', 1],
    ['keras.utils.load_img grayscale', 'png-rgb8-17x13.png', 0],
    ['keras.utils.load_img grayscale', 'png-grey8-17x13.png', 0],
    ['keras.utils.load_img grayscale', 'png-rgba8-17x13.png', 0],
    ['tf.io.decode_image', 'png-grey8-17x13.png', 0],
    ['PIL.Image.open', 'png-grey8-17x13.png', 0],
    ['cv2.imread unchanged', 'png-rgba8-17x13.png', 0],
  ] as const)('load %s of %s to within %d', async (loader, name, levels) => {
    const values = await imageOfProgram(loader, name);
    const options = { ...LOAD_OPTIONS, like: { loader, targetSize: null } };
    const ours = await loadImage(repositoryFile('test/fixtures/images', name), name, options, imageCodecs());
    const worst = Math.max(...values.map((value, at) => Math.abs(value - (ours.bytes[at] ?? NaN))));
    expect(worst).toBeLessThanOrEqual(levels);
  });

  it.each(['bmp-rgb24-17x13.bmp', 'pnm-p3-comment-17x13.ppm'])('say that sharp has no %s', async (name) => {
    await expect(imageOfProgram('cv2.imread', name)).rejects.toThrow('unsupported image format');
    const { array } = openImage(repositoryFile('test/fixtures/images', name), name, LOAD_OPTIONS);
    expect(readingLines(array, name)[0]).toContain('save such a file as PNG');
  });

  it('loads the image as the panel does', async () => {
    const { default: sharp } = await import('sharp');
    for (const name of [
      'png-rgb8-17x13.png',
      'png-orientation-6-17x13.png',
      'png-palette8-17x13.png',
      'png-grey8-17x13.png',
      'png-rgba8-17x13.png',
    ]) {
      const image = repositoryFile('test/fixtures/images', name);
      const { data } = await sharp(image)
        .rotate()
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { bytes: bgr } = await loadImage(image, name, LOAD_OPTIONS, imageCodecs());
      expect(bgr.map((_, at) => data[at - (at % 3) + 2 - (at % 3)] ?? NaN)).toEqual(bgr);
    }
  });
});
