// `npm run bench:images`: time and memory of decoding, beside jpeg-js, Pillow and OpenCV, as a Markdown table.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { DIST, inRoot } from './lib/paths.mjs';
import { progress, run, runMain, runOrThrow } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

/** @typedef {{ ms: number, values: number, peak: number }} Usage milliseconds, values of the array, bytes */
/** @typedef {{ name: string, formats: readonly string[], command: (file: string) => readonly string[] }} Contender */

const REPETITIONS = 3;
/** Pictures of 3:2: megapixels and format. */
const PICTURES = /** @type {const} */ ([[1, 'jpeg'], [12, 'jpeg'], [24, 'jpeg'], [100, 'jpeg'], [24, 'png']]); // prettier-ignore
const BOTH = ['jpeg', 'png'];
const PYTHON = process.env['CONVSCOPE_PYTHON'] ?? 'python3';
const NODE = process.execPath;

/** @type {readonly Contender[]} */
const CONTENDERS = [
  { name: 'Convscope', formats: BOTH, command: (file) => [NODE, path.join(DIST, 'test/loadOnce.js'), file] },
  { name: 'jpeg-js', formats: ['jpeg'], command: (file) => [NODE, inRoot('scripts/bench/jpeg-js.mjs'), file] },
  { name: 'Pillow', formats: BOTH, command: (file) => [PYTHON, inRoot('scripts/bench/decode.py'), 'pillow', file] },
  { name: 'cv2', formats: BOTH, command: (file) => [PYTHON, inRoot('scripts/bench/decode.py'), 'cv2', file] },
];

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/**
 * Loads a picture some times, each in a process of its own; undefined where the contender is not installed.
 * @param {Contender} contender
 * @param {string} file
 * @returns {Promise<Usage | undefined>} medians
 */
async function measure({ command }, file) {
  /** @type {Usage[]} */
  const runs = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const [program = '', ...args] = command(file);
    const { code, stdout } = await run(program, args).catch(() => ({ code: 1, stdout: '' }));
    if (code !== 0) return undefined;
    runs.push(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  }
  return {
    ms: median(runs.map(({ ms }) => ms)),
    values: median(runs.map(({ values }) => values)),
    peak: median(runs.map(({ peak }) => peak)),
  };
}

/**
 * @param {string} dir
 * @param {number} megapixels
 * @param {string} format
 */
async function makePicture(dir, megapixels, format) {
  const width = Math.max(1, Math.round(Math.sqrt(megapixels * 1.5e6)));
  const height = Math.max(1, Math.round(width / 1.5));
  const file = path.join(dir, `${megapixels}.${format}`);
  const args = [inRoot('scripts/bench/make-picture.mjs'), file, String(width), String(height)];
  await runOrThrow('Making a picture', NODE, args);
  return { file, values: width * height * 3 };
}

runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-bench-'));
  try {
    // What a process needs before it loads anything.
    const tiny = await makePicture(dir, 0.0001, 'jpeg');
    /** @type {{ contender: Contender, base: number }[]} */
    const contenders = [];
    for (const contender of CONTENDERS) {
      const usage = await measure(contender, tiny.file);
      if (usage) contenders.push({ contender, base: usage.peak });
      else progress(`${contender.name} is left out: it does not start. CONVSCOPE_PYTHON names a Python that has it.`);
    }
    console.log(
      `Decoding to an array, medians of ${REPETITIONS} processes; Node ${process.version}, ${cpus().length} cores.`,
    );
    console.log('Memory is the peak above that of a picture of a few pixels, as a multiple of the decoded pixels.\n');
    const names = contenders.map(({ contender }) => `${contender.name}, ms | memory`);
    console.log(`| picture | decoded, MB | ${names.join(' | ')} |`);
    console.log(`| --- | ---: |${' ---: |'.repeat(2 * names.length)}`);
    for (const [megapixels, format] of PICTURES) {
      progress(`Measuring ${megapixels} megapixels of ${format.toUpperCase()}…`);
      const { file, values } = await makePicture(dir, megapixels, format);
      const cells = [];
      for (const { contender, base } of contenders) {
        const usage = contender.formats.includes(format) ? await measure(contender, file) : undefined;
        if (usage && usage.values !== values)
          throw new Error(`${contender.name} loads ${usage.values} values, not ${values}.`);
        cells.push(usage ? `${usage.ms.toFixed(0)} | ${((usage.peak - base) / values).toFixed(2)}` : '- | -');
      }
      console.log(`| ${megapixels} MP ${format.toUpperCase()} | ${(values / 1e6).toFixed(0)} | ${cells.join(' | ')} |`);
      rmSync(file);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
});
