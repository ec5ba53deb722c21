// `npm run bench`: the layer in the engine beside other libraries, and in the extension host of a real VS Code; Markdown tables.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { CASES, costOf, sizeOf } from './bench/cases.mjs';
import { contenders, measure } from './bench/contenders.mjs';
import { DIST, inRoot } from './lib/paths.mjs';
import { progress, run, runMain, runOrThrow } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

/**
 * @typedef {import('./bench/contenders.mjs').Picture} Picture
 * @typedef {{ latest: number, busiest: number, traced: number, first: number, finished: number }} PanelRun
 * @typedef {{ vscode: string, pictures: Record<string, PanelRun[]>, idle: { latest: number, busiest: number }[] }} Results
 */

const SAMPLE = { file: inRoot('media/sample/test_1.jpg'), height: 725, width: 1280 };

/** @param {number} ms */
const written = (ms) => (Number.isNaN(ms) ? '-' : ms < 10 ? ms.toFixed(1) : ms.toFixed(0));

/** Median, and in brackets the smallest and the largest. @param {readonly number[]} values */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (median === undefined) return '-';
  return `${written(median)} (${written(sorted[0] ?? NaN)} to ${written(sorted.at(-1) ?? NaN)})`;
}

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** @param {string} dir @param {number} megapixels @returns {Promise<Picture>} */
async function makePicture(dir, megapixels) {
  const size = sizeOf(megapixels);
  const file = path.join(dir, `${megapixels}.jpg`);
  const args = [inRoot('scripts/bench/make-picture.mjs'), file, String(size.width), String(size.height)];
  await runOrThrow('Making a picture', process.execPath, args);
  return { file, ...size };
}

/** @param {Map<string, Picture>} pictures */
async function benchEngine(pictures) {
  const all = await contenders();
  for (const what of CASES) {
    const picture = pictures.get(what.name) ?? SAMPLE;
    const { multiplyAdds } = costOf(what, picture);
    console.log(
      `\n### ${what.name}: ${picture.width} × ${picture.height}, ${(multiplyAdds / 1e9).toFixed(2)} · 10^9 multiply-adds\n`,
    );
    console.log(
      '| | first run, ms | warm, ms | × the first row | to first picture, ms | 10^9 multiply-adds a second | peak memory, MB |',
    );
    console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
    let ours = NaN;
    for (const contender of all) {
      const measured = await measure(contender, what, picture);
      if (!measured) continue;
      const { runs, peak, cold } = measured;
      // The first run of ours decodes the picture and starts the workers; that of the others finds the pixels ready.
      const warm = cold === undefined ? runs.slice(1) : runs;
      const middle = median(warm.map(({ ms }) => ms));
      if (Number.isNaN(ours)) ours = middle;
      const first = warm.flatMap((each) => (each.first === undefined ? [] : [each.first]));
      const cells = [
        written(cold ?? runs[0]?.ms ?? NaN),
        spread(warm.map(({ ms }) => ms)),
        (middle / ours).toFixed(2),
        first.length > 0 ? written(median(first)) : '-',
        (multiplyAdds / middle / 1e6).toFixed(2),
        (peak / 1e6).toFixed(0),
      ];
      console.log(`| ${contender.name} | ${cells.join(' | ')} |`);
    }
  }
}

/** @param {string} dir @param {Map<string, Picture>} pictures */
async function benchPanel(dir, pictures) {
  const folder = path.join(dir, 'folder');
  mkdirSync(folder);
  copyFileSync(SAMPLE.file, path.join(folder, '0.jpg'));
  for (const { file } of pictures.values()) copyFileSync(file, path.join(folder, path.basename(file)));
  const results = path.join(dir, 'results.json');
  progress('Measuring in VS Code…');
  const { code, output } = await run(process.execPath, [inRoot('scripts/test/run-in-vscode.mjs')], {
    env: {
      CONVSCOPE_TEST_DIR: dir,
      CONVSCOPE_TEST_FOLDER: folder,
      CONVSCOPE_TEST_SUITE: path.join(DIST, 'test/bench.js'),
      CONVSCOPE_TEST_RESULTS: results,
      // The launcher gives up on a suite that takes longer.
      CONVSCOPE_LAUNCHER_TIMEOUT: '1500',
    },
  });
  if (code !== 0) throw new Error(`The measurement failed.\n${output}`);
  /** @type {Results} */
  const { vscode, pictures: measured, idle } = JSON.parse(readFileSync(results, 'utf8'));
  console.log(`\n### From the click, in VS Code ${vscode}, backend auto\n`);
  console.log(
    '| | to the trace, ms | to the first picture | to the end | latest timer of the host | longest work of its thread |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  const rows = Object.entries(measured).flatMap(([name, runs]) => {
    const title = name === '0.jpg' ? 'tutorial' : `${path.parse(name).name} megapixels`;
    const cold = /** @type {const} */ ([`${title}, workers cold`, runs.slice(0, 1)]);
    return name === '0.jpg'
      ? [cold, /** @type {const} */ ([title, runs.slice(1)])]
      : [/** @type {const} */ ([title, runs])];
  });
  for (const [title, runs] of rows) {
    const cells = [
      spread(runs.map(({ traced }) => traced)),
      spread(runs.map(({ first }) => first)),
      spread(runs.map(({ finished }) => finished)),
      spread(runs.map(({ latest }) => latest)),
      spread(runs.map(({ busiest }) => busiest)),
    ];
    console.log(`| ${title} | ${cells.join(' | ')} |`);
  }
  const still = [spread(idle.map(({ latest }) => latest)), spread(idle.map(({ busiest }) => busiest))];
  console.log(`| nothing runs | - | - | - | ${still.join(' | ')} |`);
}

runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const parts = process.argv.slice(2);
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-bench-'));
  try {
    /** @type {Map<string, Picture>} */
    const pictures = new Map();
    for (const { name, megapixels } of CASES) {
      if (megapixels === undefined) continue;
      progress(`Making a picture of ${megapixels} megapixels…`);
      pictures.set(name, await makePicture(dir, megapixels));
    }
    console.log(
      `${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} cores, Node ${process.version}. Medians, with the least and the most.`,
    );
    if (!parts.includes('panel')) await benchEngine(pictures);
    if (!parts.includes('engine')) await benchPanel(dir, pictures);
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
});
