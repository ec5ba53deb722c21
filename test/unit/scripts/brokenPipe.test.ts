import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const RUN = pathToFileURL(path.resolve('scripts/lib/run.mjs')).href;
const SCRIPT = `
  import { runMain } from '${RUN}';
  import { setTimeout as wait } from 'node:timers/promises';
  runMain(async () => {
    for (;;) {
      process.stdout.write('a line\\n');
      await wait(1);
    }
  });`;

describe('a script', () => {
  it('whose output nobody reads any more ends quietly, like other programs', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], { stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    child.stderr.on('data', (text) => (told += String(text)));
    child.stdout.once('data', () => child.stdout.destroy());
    await once(child, 'close');
    expect([child.exitCode, told]).toEqual([141, '']);
  });
});
