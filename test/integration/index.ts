import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

interface Failure {
  readonly title: string;
  readonly message: string;
}

/** Prints nothing: the outcome is for `npm test` to tell. */
class Silent extends Mocha.reporters.Base {}

/** Called by VS Code inside the extension host. The outcome goes into the file that `npm test` names. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, forbidOnly: true, forbidPending: true, reporter: Silent });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  await import(/* webpackMode: "eager" */ './suites');

  const only = process.env['CONVSCOPE_TEST_GREP'];
  if (only) mocha.grep(only);
  const results = process.env['CONVSCOPE_TEST_RESULTS'];
  const failures: Failure[] = [];
  let passed = 0;
  // After every test: what was found out is known even when VS Code hangs in the next one.
  const write = (last: string): void => {
    if (results) writeFileSync(results, JSON.stringify({ passed, failed: failures.length, failures, last }));
  };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on('test', (test) => write(test.fullTitle()));
    runner.on('pass', () => passed++);
    runner.on('fail', (test, error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      failures.push({ title: test.fullTitle(), message });
    });
  });
  write('');
  if (failures.length > 0) throw new Error(failures.map(({ title, message }) => `${title}\n${message}`).join('\n\n'));
}
