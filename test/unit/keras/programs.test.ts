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
import type { Trace } from '../../../src/conv2d/trace';
import { loadImage } from '../../../src/image/loadImage';
import { openImage } from '../../../src/image/openImage';
import { shapeOfImage, traceLayer } from '../../../src/image/traceImage';
import { runLocally } from '../compute/local';
import { imageCodecs, LOAD_OPTIONS, repositoryFile } from '../fixtures';

const bytes = repositoryFile(recorded.image);

function traceOf(flags: readonly string[]): Trace {
  const { raw } = readOptions([recorded.image, ...flags], { write: () => undefined });
  const parsed = parseArguments(raw);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const image = { bytes, fileName: path.basename(recorded.image), options: LOAD_OPTIONS };
  return traceLayer(shapeOfImage(image), parsed.arguments, 0);
}

const rows = recorded.runs.map((row) => [row.flags.join(' '), row] as const);

describe(`programs that Keras ${recorded.versions.keras} and PyTorch ${recorded.versions.torch} have carried out`, () => {
  // A difference here means that scripts/record/programs.py has to be run again.
  it.each(rows)('%s', async (_flags, row) => {
    const trace = traceOf(row.flags);
    const digest = (language: 'keras' | 'pytorch'): string =>
      createHash('sha256')
        .update(exportCode(language, { trace, path: recorded.image }))
        .digest('hex');
    expect(digest('keras')).toBe(row.keras.sha256);
    expect(digest('pytorch')).toBe(row.pytorch.sha256);
    expect(row.pytorch.printed).toContain('output (1,');

    // What the Keras program printed, against our own numbers; PyTorch draws other weights.
    if (trace.arguments.dataFormat === 'channels_first' && trace.arguments.groups === 1) return;
    const values = await runLocally(trace, (await loadImage(bytes, 'x', LOAD_OPTIONS, imageCodecs())).bytes);
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

  it.each(rows)('%s', async (_flags, { flags }) => {
    const trace = traceOf(flags);
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
