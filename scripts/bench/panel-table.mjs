import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DIST, inRoot } from '../lib/paths.mjs';
import { progress, run } from '../lib/run.mjs';
import { spread } from './numbers.mjs';

/**
 * @typedef {{ latest: number, busiest: number }} Stalls
 * @typedef {Stalls & { traced: number, first: number, finished: number }} PanelRun
 * @typedef {{ vscode: string, pictures: Record<string, PanelRun[]>, controls: Record<string, Stalls[]> }} Results
 */

/**
 * From the click to the panel in the extension host of a real VS Code: a Markdown table.
 * @param {string} dir for what it writes
 * @param {string} sample the tutorial's picture
 * @param {readonly string[]} others
 */
export async function printPanelTable(dir, sample, others) {
  const folder = path.join(dir, 'folder');
  mkdirSync(folder);
  copyFileSync(sample, path.join(folder, '0.jpg'));
  for (const file of others) copyFileSync(file, path.join(folder, path.basename(file)));
  const { vscode, pictures, controls } = await measureInVSCode(dir, folder);
  console.log(`\n### From the click, in VS Code ${vscode}, backend auto\n`);
  console.log(
    '| | to the trace, ms | to the first picture | to the end | latest timer of the host | longest work of its thread |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const [name, runs] of Object.entries(pictures)) {
    const title = name === '0.jpg' ? 'tutorial' : `${path.parse(name).name} megapixels`;
    if (name === '0.jpg') printRow(`${title}, workers cold`, runs.slice(0, 1));
    printRow(title, name === '0.jpg' ? runs.slice(1) : runs);
  }
  for (const [title, stalls] of Object.entries(controls)) printRow(title, stalls);
}

/** @param {string} dir @param {string} folder @returns {Promise<Results>} */
async function measureInVSCode(dir, folder) {
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
  return JSON.parse(readFileSync(results, 'utf8'));
}

/** @param {string} title @param {readonly (Stalls & Partial<PanelRun>)[]} runs */
function printRow(title, runs) {
  /** @param {keyof PanelRun} name */
  const cell = (name) => spread(runs.flatMap(({ [name]: ms }) => (ms === undefined ? [] : [ms])));
  const cells = [cell('traced'), cell('first'), cell('finished'), cell('latest'), cell('busiest')];
  console.log(`| ${title} | ${cells.join(' | ')} |`);
}
