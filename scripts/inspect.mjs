// `npm run inspect -- image.jpg …`: the command line tool, built first when needed. Its stdout carries nothing else.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { DIST } from './lib/paths.mjs';
import { runMain } from './lib/run.mjs';
import { endChild, onStop } from './lib/signals.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

runMain(async () => {
  await ensureInstalled();
  await ensureBuilt();
  // npm changes into the repository; paths on the command line mean the folder the user is in.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const child = spawn(process.execPath, [`${DIST}/cli.js`, ...process.argv.slice(2)], { cwd, stdio: 'inherit' });
  const ended = /** @type {Promise<number>} */ (
    new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : (code ?? 1)));
    })
  );
  onStop(async () => {
    await endChild(child);
    return ended;
  });
  return ended;
});
