// `npm run bench:activation`: what the extension costs when it starts, as VS Code's own startup report tells it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { progress, runMain } from './lib/run.mjs';
import { ensurePackaged } from './package.mjs';

const ROUNDS = 5;
/** Until VS Code has loaded its own extensions: while it does, theirs and ours wait for each other. */
const SETTLE_MILLISECONDS = 8000;

runMain(async () => {
  const vsix = await ensurePackaged();
  const { contextMenu, explorerRow, openWorkbench, panelFrame, runCommand } = await import('./vscode/workbench.mjs');
  const folder = mkdtempSync(path.join(tmpdir(), 'convscope-activation-'));
  cpSync(inRoot('media/sample'), folder, { recursive: true });

  /** One row of the report: milliseconds to load the code, to call `activate`, and until that is settled. */
  const measure = async () => {
    const workbench = await openWorkbench({ vsix, folder, viewport: { width: 1500, height: 950 } });
    const { page } = workbench;
    try {
      await page.waitForTimeout(SETTLE_MILLISECONDS);
      await contextMenu(page, explorerRow(page, 'test_1.jpg'), 'Inspect Conv2D');
      await panelFrame(page).locator('.origin').waitFor({ timeout: 60_000 });
      await runCommand(page, 'Developer: Startup Performance');
      await page.locator('.view-line', { hasText: 'System Info' }).first().waitFor();
      // Only lines in sight are in the document.
      await page.keyboard.press('Control+f');
      await page.keyboard.type('| convscope.');
      const line = page.locator('.view-line', { hasText: 'convscope.' }).first();
      await line.waitFor();
      return (await line.innerText())
        .split('|')
        .map((cell) => cell.replace(/\u00a0/g, ' ').trim())
        .slice(3, 6)
        .map(Number);
    } finally {
      await workbench.close();
    }
  };

  const rows = [];
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      progress(`Round ${round} of ${ROUNDS}…`);
      rows.push(await measure());
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write('load code | call activate | finish activating (milliseconds)\n');
  for (const row of rows) process.stdout.write(`${row.join(' | ')}\n`);
});
