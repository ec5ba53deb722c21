import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { MOCHA_OPTIONS, runSuites } from './runSuites';

/** Prints nothing. */
class Silent extends Mocha.reporters.Base {}

/** Called by VS Code inside the extension host of Node. The outcome goes into the file that `npm test` names. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ...MOCHA_OPTIONS, reporter: Silent });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  await import(/* webpackMode: "eager" */ './suites');
  // It makes what only disks have.
  await import(/* webpackMode: "eager" */ './irregular.suite');
  const file = process.env['CONVSCOPE_TEST_RESULTS'];
  await runSuites(mocha, process.env['CONVSCOPE_TEST_GREP'], (results) => {
    if (file) writeFileSync(file, JSON.stringify(results));
  });
}
