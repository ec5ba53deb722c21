import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readIfThere } from '../lib/files.mjs';
import { DIST, inRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { watchMemory } from './memory-watch.mjs';
import { neverEmpty } from './outcome.mjs';

/** No process of a run comes near it: what does has run wild, and would take the machine with it. */
const MOST_BYTES = 4 * 2 ** 30;

/** @typedef {{ total: number, passed: number, failed: number, failures: { title: string, message: string }[], last: string }} Results */
/** @typedef {import('./outcome.mjs').Outcome} Outcome */

/** The extension hosts that there are: what starts a VS Code with such a one, and the suites built for it. */
const HOSTS = {
  node: { script: 'scripts/test/run-in-vscode.mjs', suite: path.join(DIST, 'test/integration.js') },
  web: { script: 'scripts/test/run-in-web.mjs', suite: path.join(DIST, 'web/test/integration.js') },
};

/**
 * Runs the suites in an extension host of a real VS Code.
 * @param {keyof typeof HOSTS} host
 * @returns {Promise<Outcome>}
 */
export async function runIntegrationTests(host) {
  const { script, suite } = HOSTS[host];
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-integration-'));
  try {
    const folder = path.join(dir, 'workspace');
    cpSync(inRoot('test/fixtures/workspace'), folder, { recursive: true });
    const resultsFile = path.join(dir, 'results.json');
    // For the suites in a browser, which see no environment.
    writeFileSync(path.join(dir, 'only.txt'), process.env['CONVSCOPE_TEST_GREP'] ?? '');
    let killed = '';
    const { code, output: printed } = await run(process.execPath, [inRoot(script)], {
      env: {
        CONVSCOPE_TEST_DIR: dir,
        CONVSCOPE_TEST_FOLDER: folder,
        CONVSCOPE_TEST_SUITE: suite,
        CONVSCOPE_TEST_RESULTS: resultsFile,
        // Many windows' worth of tests in one: a slow machine needs its time.
        CONVSCOPE_LAUNCHER_TIMEOUT: '560',
      },
      watch: (pid) => watchMemory(pid, { limit: MOST_BYTES, killed: (what) => (killed += `${what}\n`) }),
    });
    return outcomeOf(readIfThere(resultsFile), code, killed + printed);
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string | undefined} text what the suites have left
 * @param {number} code of the VS Code that ran them
 * @param {string} output
 * @returns {Outcome}
 */
function outcomeOf(text, code, output) {
  if (text === undefined) return { passed: 0, failed: 1, details: `The suite left no results.\n${output}` };
  const { total, passed, failed, failures, last } = /** @type {Results} */ (JSON.parse(text));
  const details = failures.map(({ title, message }) => `${title}\n${message}\n`).join('\n');
  if (last !== '')
    return { passed, failed: failed + 1, details: `It did not end, in the test: ${last}\n${details}${output}` };
  // All tests passed and yet VS Code ended with an error: that is not a success.
  if (failed === 0 && code !== 0) return { passed, failed: 1, details: output };
  if (failed === 0 && passed !== total) {
    return { passed, failed: total - passed, details: `Only ${passed} of ${total} tests ran.\n${output}` };
  }
  return neverEmpty({ passed, failed, details: details || output });
}
