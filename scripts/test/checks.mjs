// Checks of the sources: each counts as one test.
import { inRoot } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { single } from './outcome.mjs';

const TOOLS = {
  types: ['node_modules/typescript/bin/tsc', '-b'],
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0'],
  arrows: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', 'src'],
  words: ['scripts/checkWords.mjs'],
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
};

/**
 * @param {keyof typeof TOOLS} name
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runCheck(name) {
  const [script = '', ...args] = TOOLS[name];
  const { code, output } = await run(process.execPath, [inRoot(script), ...args]);
  return single(code === 0, output);
}

/**
 * The packaged extension's size and content.
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runSizeCheck() {
  const [{ ensurePackaged }, { findSizeProblems }] = await Promise.all([
    import('../package.mjs'),
    import('../size.mjs'),
  ]);
  await ensurePackaged();
  const problems = findSizeProblems();
  return single(problems.length === 0, problems.join('\n'));
}

/**
 * Whether all that is in the package has its license there.
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runLicenseCheck() {
  const [{ ensurePackaged }, { findLicenseProblems }] = await Promise.all([
    import('../package.mjs'),
    import('../build/licenseProblems.mjs'),
  ]);
  await ensurePackaged();
  const problems = findLicenseProblems();
  return single(problems.length === 0, problems.join('\n'));
}

/**
 * Whether the codecs' binaries are those of their sources.
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runCodecCheck() {
  const { findCodecProblems } = await import('../build/codecProblems.mjs');
  const problems = findCodecProblems();
  return single(problems.length === 0, problems.join('\n'));
}
