// `npm test`: every check there is, in two lanes, each in the order in which failures are cheapest to find. `npm test -- unit` runs a part.
import { progress, runMain } from './lib/run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';
import { runCheck, runCodecCheck, runLicenseCheck, runSizeCheck } from './test/checks.mjs';
import { runIntegrationTests } from './test/integration.mjs';
import { runVitest } from './test/vitest.mjs';

/** @typedef {import('./test/outcome.mjs').Outcome} Outcome */

/** @typedef {{ part: string, name: string, run: () => Promise<Outcome> }} Stage */

/**
 * One phase after the other; in each, lanes that run at the same time, because two cores are enough for both, and in each lane
 * one stage after the other.
 * @type {Stage[][][]}
 */
const PHASES = [
  [
    [
      { part: 'checks', name: 'types', run: () => runCheck('types') },
      { part: 'checks', name: 'arrows', run: () => runCheck('arrows') },
      { part: 'checks', name: 'lint', run: () => runCheck('lint') },
      { part: 'checks', name: 'format', run: () => runCheck('format') },
      { part: 'checks', name: 'words', run: () => runCheck('words') },
      { part: 'checks', name: 'codecs', run: runCodecCheck },
      { part: 'integration', name: 'web', run: () => afterBuild(() => runIntegrationTests('web')) },
    ],
    [
      { part: 'unit', name: 'unit', run: () => afterBuild(() => runVitest('unit')) },
      { part: 'integration', name: 'integration', run: () => afterBuild(() => runIntegrationTests('node')) },
    ],
  ],
  // Packages, for all that comes after it.
  [
    [
      { part: 'checks', name: 'size', run: runSizeCheck },
      { part: 'checks', name: 'licenses', run: runLicenseCheck },
    ],
  ],
  // Alone: what a test waits for on the screen takes too long beside another VS Code.
  [[{ part: 'e2e', name: 'e2e', run: () => afterPackaging(() => runVitest('e2e')) }]],
];

/** Both lanes wait for the same build. @type {Promise<void> | undefined} */
let built;

/** @param {() => Promise<Outcome>} run */
async function afterBuild(run) {
  built ??= ensureBuilt();
  await built;
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
 * @param {Stage} stage
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
  const known = [...new Set(PHASES.flat(2).flatMap(({ part, name }) => [part, name]))];
  const unknown = parts.filter((part) => !known.includes(part));
  if (unknown.length > 0) {
    progress(`Unknown part: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
    return 2;
  }
  await ensureInstalled();
  /** @param {Stage[]} lane */
  const runLane = async (lane) => {
    const ended = [];
    for (const stage of lane) {
      const wanted = parts.length === 0 || parts.includes(stage.part) || parts.includes(stage.name);
      if (wanted) ended.push(await runStage(stage));
    }
    return ended;
  };
  const outcomes = [];
  for (const lanes of PHASES) outcomes.push(...(await Promise.all(lanes.map(runLane))).flat());
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
