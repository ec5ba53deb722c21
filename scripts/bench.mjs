// `npm run bench`: the layer in the engine beside other libraries, and in the extension host of a real VS Code; Markdown tables.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { CASES, sizeOf } from './bench/cases.mjs';
import { printEngineTables } from './bench/engine-tables.mjs';
import { printFramesTable } from './bench/frames-table.mjs';
import { printPanelTable } from './bench/panel-table.mjs';
import { inRoot } from './lib/paths.mjs';
import { progress, runMain, runOrThrow } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

/** @typedef {import('./bench/contenders.mjs').Picture} Picture */

const SAMPLE = { file: inRoot('media/sample/test_1.jpg'), height: 725, width: 1280 };

/** @param {string} dir @param {number} megapixels @returns {Promise<Picture>} */
async function makePicture(dir, megapixels) {
  progress(`Making a picture of ${megapixels} megapixels…`);
  const size = sizeOf(megapixels);
  const file = path.join(dir, `${megapixels}.jpg`);
  const args = [inRoot('scripts/bench/make-picture.mjs'), file, String(size.width), String(size.height)];
  await runOrThrow('Making a picture', process.execPath, args);
  return { file, ...size };
}

runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const parts = process.argv.slice(2);
  const wants = (/** @type {string} */ part) => parts.length === 0 || parts.includes(part);
  const [load = 0] = loadavg();
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-bench-'));
  try {
    /** @type {Map<string, Picture>} */
    const pictures = new Map();
    for (const { name, megapixels } of CASES) {
      if (megapixels !== undefined && (wants('engine') || wants('panel')))
        pictures.set(name, await makePicture(dir, megapixels));
    }
    const machine = `${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
    console.log(`${machine}, load ${load.toFixed(1)} before. Medians, with the least and the most.`);
    if (wants('engine')) await printEngineTables((name) => pictures.get(name) ?? SAMPLE);
    if (wants('panel')) {
      const others = [...pictures.values()].map(({ file }) => file);
      await printPanelTable(dir, SAMPLE.file, others);
    }
    if (wants('frames')) await printFramesTable(dir, SAMPLE.file);
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
});
