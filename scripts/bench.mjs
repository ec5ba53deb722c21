// `npm run bench`: measures the worked example in the extension host of a real VS Code, and prints a Markdown table.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { DIST, inRoot } from './lib/paths.mjs';
import { progress, run, runMain } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

/**
 * @typedef {{ latest: number, busiest: number }} Stalls
 * @typedef {{ vscode: string, runs: (Stalls & { traced: number, finished: number })[], idle: Stalls[] }} Results
 */

/** @param {string} file @returns {Results} */
const readResults = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Smallest, median and largest of some milliseconds.
 * @param {readonly number[]} values
 */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const shown = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return shown.map((value) => (value ?? NaN).toFixed(value !== undefined && value < 100 ? 1 : 0)).join(' | ');
}

/** Times the layer of the stock package on an image of the same size, in a process of its own. */
async function stockMilliseconds() {
  const program = `
    const tf = require('@tensorflow/tfjs');
    tf.env().set('IS_NODE', false);
    tf.setBackend('cpu').then(() => {
      const layer = tf.layers.conv2d({ filters: 32, kernelSize: [4, 4] });
      const batch = tf.zeros([1, 725, 1280, 3]);
      const started = Date.now();
      layer.apply(batch).dataSync();
      console.log(Date.now() - started);
    });`;
  const { output } = await run(process.execPath, ['-e', program]);
  return Number(output.trim().split('\n').at(-1));
}

runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-bench-'));
  try {
    const results = path.join(dir, 'results.json');
    progress('Measuring in VS Code…');
    const { code, output } = await run(process.execPath, [inRoot('scripts/test/run-in-vscode.mjs')], {
      env: {
        CONVSCOPE_TEST_DIR: dir,
        CONVSCOPE_TEST_FOLDER: inRoot('media/sample'),
        CONVSCOPE_TEST_SUITE: path.join(DIST, 'test/bench.js'),
        CONVSCOPE_TEST_RESULTS: results,
      },
    });
    if (code !== 0) throw new Error(`The measurement failed.\n${output}`);
    const { vscode, runs, idle } = readResults(results);
    progress('Measuring the stock package…');
    const stock = [];
    for (let number = 0; number < 3; number++) stock.push(await stockMilliseconds());
    console.log(
      `Worked example, ${runs.length} runs, VS Code ${vscode}, Node ${process.version}, ${cpus().length} cores\n`,
    );
    console.log('| milliseconds | least | median | most |\n| --- | ---: | ---: | ---: |');
    console.log(`| command to trace | ${spread(runs.map(({ traced }) => traced))} |`);
    console.log(`| command to values | ${spread(runs.map(({ finished }) => finished))} |`);
    console.log(`| lateness of a timer in the extension host | ${spread(runs.map(({ latest }) => latest))} |`);
    console.log(`| the same while nothing runs | ${spread(idle.map(({ latest }) => latest))} |`);
    console.log(`| longest work of its thread between two timers | ${spread(runs.map(({ busiest }) => busiest))} |`);
    console.log(`| for comparison: stock tf.layers.conv2d().apply() | ${spread(stock)} |`);
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
});
