import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readIfThere } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { neverEmpty } from './outcome.mjs';

/**
 * The part of vitest's JSON report that is read here.
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }[]} testResults
 */

/**
 * Runs one of the projects in vitest's configuration.
 * @param {string} project
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runVitest(project) {
  const dir = mkdtempSync(path.join(tmpdir(), 'convscope-vitest-'));
  try {
    const file = path.join(dir, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--project', project, ...reporters];
    const { code, output } = await run(process.execPath, args, { env: { FORCE_COLOR: undefined, NO_COLOR: '1' } });
    const text = readIfThere(file);
    if (text === undefined) return { passed: 0, failed: 1, details: `vitest left no report.\n${output}` };
    return countTests(JSON.parse(text), code, output);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * @param {Report} report
 * @param {number} code
 * @param {string} output
 */
function countTests(report, code, output) {
  const left = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  );
  // A file that could not even be loaded has no tests to count.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  let failed = report.numFailedTests + left.length + brokenFiles.length;
  if (failed === 0 && code !== 0) failed = 1;
  const details = [...left.map((name) => `Did not run: ${name}`), output].join('\n');
  return neverEmpty({ passed: report.numPassedTests, failed, details });
}
