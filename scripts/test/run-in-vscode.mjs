// Runs the integration suite in desktop VS Code where there is one, else in the VS Code server. A process of its own,
// because runTests writes to this process's stdout.
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { inRoot, ROOT } from '../lib/paths.mjs';
import { runMain } from '../lib/run.mjs';
import { onStop } from '../lib/signals.mjs';
import { findDesktop } from '../vscode/desktop.mjs';
import { writeSettings } from '../vscode/server.mjs';

/** @param {string} name */
function variable(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

// Nothing to clean up, but listening makes this process end with `npm test`; VS Code then ends with this process.
onStop(() => undefined);

runMain(async () => {
  const dir = variable('CONVSCOPE_TEST_DIR');
  const userDataDir = path.join(dir, 'user-data');
  writeSettings(userDataDir);
  const profile = [`--user-data-dir=${userDataDir}`, `--extensions-dir=${path.join(dir, 'extensions')}`];
  await runTests({
    vscodeExecutablePath: (await findDesktop({ installed: false })) ?? inRoot('scripts/vscode/launcher.mjs'),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: variable('CONVSCOPE_TEST_SUITE'),
    launchArgs: [variable('CONVSCOPE_TEST_FOLDER'), ...profile],
  });
});
