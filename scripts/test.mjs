// `npm test`: every check there is, in the order in which failures are cheapest to find. `npm test -- unit` runs a part.
import { progress, runMain } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';
import { runCheck, runSizeCheck } from './test/checks.mjs';
import { runIntegrationTests } from './test/integration.mjs';
import { runVitest } from './test/vitest.mjs';

/** @typedef {import('./test/outcome.mjs').Outcome} Outcome */

/** @type {{ part: string, name: string, run: () => Promise<Outcome> }[]} */
const STAGES = [
  { part: 'checks', name: 'types', run: () => runCheck('types') },
  { part: 'checks', name: 'lint', run: () => runCheck('lint') },
  { part: 'checks', name: 'format', run: () => runCheck('format') },
  { part: 'checks', name: 'words', run: () => runCheck('words') },
  { part: 'unit', name: 'unit', run: () => afterBuild(() => runVitest('unit')) },
  { part: 'integration', name: 'integration', run: () => afterBuild(() => runIntegrationTests('node')) },
  { part: 'integration', name: 'web', run: () => afterBuild(() => runIntegrationTests('web')) },
  { part: 'checks', name: 'size', run: runSizeCheck },
  { part: 'e2e', name: 'e2e', run: () => afterPackaging(() => runVitest('e2e')) },
];

/** @param {() => Promise<Outcome>} run */
async function afterBuild(run) {
  await ensureBuilt();
  return run();
}

/** @param {() => Promise<Outcome>} run */
async function afterPackaging(run) {
  const { ensurePackaged } = await import('./package.mjs');
  await ensurePackaged();
  return run();
}

/**
 * Runs a stage and tells about it: one line, or all there is to know when it failed.
 * @param {(typeof STAGES)[number]} stage
 */
async function runStage({ name, run }) {
  const start = Date.now();
  const outcome = await run().catch((/** @type {unknown} */ error) => {
    const details = error instanceof Error ? error.message : String(error);
    return { passed: 0, failed: 1, details };
  });
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  if (outcome.failed > 0) console.log(`\n${outcome.details?.trim() ?? ''}\n`);
  const failed = outcome.failed > 0 ? `, ${outcome.failed} failed` : '';
  console.log(`${name.padEnd(12)} ${outcome.passed} passed${failed} (${seconds} s)`);
  return outcome;
}

runMain(async () => {
  const parts = process.argv.slice(2);
  const known = [...new Set(STAGES.flatMap(({ part, name }) => [part, name]))];
  const unknown = parts.filter((part) => !known.includes(part));
  if (unknown.length > 0) {
    progress(`Unknown part: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
    return 2;
  }
  await ensureInstalled();
  let passed = 0;
  let failed = 0;
  for (const stage of STAGES.filter(
    ({ part, name }) => parts.length === 0 || parts.includes(part) || parts.includes(name),
  )) {
    const outcome = await runStage(stage);
    passed += outcome.passed;
    failed += outcome.failed;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
