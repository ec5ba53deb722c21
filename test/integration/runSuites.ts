import type Mocha from 'mocha';

interface Failure {
  readonly title: string;
  readonly message: string;
}

/** The outcome so far; `last` is the test that runs, empty at the end. */
export interface Results {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly Failure[];
  readonly last: string;
}

/** How every run of the suites is set up. It prints nothing: the outcome is for `npm test` to tell. */
export const MOCHA_OPTIONS = { ui: 'bdd', timeout: 60_000, forbidOnly: true, forbidPending: true } as const;

/**
 * Runs what has been described; throws where tests have failed.
 * @param write called after every test: what was found out is known even when VS Code hangs in the next one
 */
export async function runSuites(
  mocha: Mocha,
  only: string | undefined,
  write: (results: Results) => void | Promise<void>,
): Promise<void> {
  if (only) mocha.grep(only);
  const failures: Failure[] = [];
  let passed = 0;
  let total = 0;
  let writing = Promise.resolve();
  const tell = (last: string): void => {
    const results = { total, passed, failed: failures.length, failures: [...failures], last };
    writing = writing.then(() => write(results));
  };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    total = runner.total;
    runner.on('test', (test) => tell(test.fullTitle()));
    runner.on('pass', () => passed++);
    runner.on('fail', (test, error: unknown) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      failures.push({ title: test.fullTitle(), message });
    });
  });
  tell('');
  await writing;
  if (failures.length > 0) throw new Error(failures.map(({ title, message }) => `${title}\n${message}`).join('\n\n'));
}
