// A set-up like the real ones, only faster: makes the folder `made` in a folder, piece by piece. It says when it builds.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureFolder } from '../../../scripts/lib/folder.mjs';
import { runMain } from '../../../scripts/lib/run.mjs';

const PIECES = Array.from({ length: 10 }, (_, index) => `piece-${index}`);

const [folder = ''] = process.argv.slice(2);

runMain(async () => {
  const recipe = {
    dir: path.join(folder, 'made'),
    workshop: path.join(folder, 'workshop'),
    missingIn: (/** @type {string} */ dir) => PIECES.filter((name) => !existsSync(path.join(dir, name))),
    build: async (/** @type {string} */ work) => {
      appendFileSync(path.join(folder, 'log'), `begin ${process.pid}\n`);
      for (const name of PIECES) {
        await wait(10);
        writeFileSync(path.join(work, name), name);
      }
      appendFileSync(path.join(folder, 'log'), `end ${process.pid}\n`);
    },
  };
  await ensureFolder('made', recipe, { folder: path.join(folder, 'locks') });
});
