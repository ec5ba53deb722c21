import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readIfThere } from '../lib/files.mjs';
import { DIST, inRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { watchMemory } from './memory-watch.mjs';
import { neverEmpty } from './outcome.mjs';

/** No process of a run comes near it: what does has run wild, and would take the machine with it. */
const MOST_BYTES = 4 * 2 ** 30;

/** @typedef {{ passed: number, failed: number, failures: { title: string, message: string }[], last: string }} Results */

/**
 * Runs the suite in the extension host of a real VS Code.
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runIntegrationTests() {
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-integration-'));
  try {
    const folder = path.join(dir, 'workspace');
    cpSync(inRoot('test/fixtures/workspace'), folder, { recursive: true });
    const resultsFile = path.join(dir, 'results.json');
    let killed = '';
    const { code, output: printed } = await run(process.execPath, [inRoot('scripts/test/run-in-vscode.mjs')], {
      env: {
        CONVSCOPE_TEST_DIR: dir,
        CONVSCOPE_TEST_FOLDER: folder,
        CONVSCOPE_TEST_SUITE: path.join(DIST, 'test/integration.js'),
        CONVSCOPE_TEST_RESULTS: resultsFile,
        // Many windows' worth of tests in one: a slow machine needs its time.
        CONVSCOPE_LAUNCHER_TIMEOUT: '560',
      },
      watch: (pid) => watchMemory(pid, { limit: MOST_BYTES, killed: (what) => (killed += `${what}\n`) }),
    });
    const output = killed + printed;
    const text = readIfThere(resultsFile);
    if (text === undefined) return { passed: 0, failed: 1, details: `The suite left no results.\n${output}` };
    const { passed, failed, failures, last } = /** @type {Results} */ (JSON.parse(text));
    const details = failures.map(({ title, message }) => `${title}\n${message}\n`).join('\n');
    if (last !== '')
      return { passed, failed: failed + 1, details: `It did not end, in the test: ${last}\n${details}${output}` };
    // All tests passed and yet VS Code ended with an error: that is not a success.
    if (failed === 0 && code !== 0) return { passed, failed: 1, details: output };
    return neverEmpty({ passed, failed, details: details || output });
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
