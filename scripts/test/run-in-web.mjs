// Runs the integration suite in the extension host of a browser's worker, in a VS Code without a server.
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../lib/paths.mjs';
import { runMain } from '../lib/run.mjs';
import { onStop } from '../lib/signals.mjs';
import { launchBrowser } from '../vscode/chromium.mjs';
import { startServerless } from '../vscode/web/serverless.mjs';

/** @param {string} name */
function variable(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

onStop(() => undefined);

runMain(async () => {
  const serverless = await startServerless({
    root: variable('CONVSCOPE_TEST_DIR'),
    folder: variable('CONVSCOPE_TEST_FOLDER'),
    developed: ROOT,
    tests: variable('CONVSCOPE_TEST_SUITE'),
  });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error.stack)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text().slice(0, 800));
      if (process.env['CONVSCOPE_VERBOSE']) process.stderr.write(`[${message.type()}] ${message.text()}\n`);
    });
    const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
      const seconds = Number(variable('CONVSCOPE_LAUNCHER_TIMEOUT'));
      void wait(seconds * 1000, undefined, { ref: false }).then(() => {
        errors.push(`Stopped after ${seconds} s.`);
        resolve(124);
      });
      const gone = () => resolve(72);
      browser.on('disconnected', gone);
      page.on('crash', gone);
      void page.exposeFunction('codeAutomationExit', resolve);
    });
    await page.exposeFunction('codeAutomationLog', () => undefined);
    await page.goto(serverless.url);
    const code = await ended;
    if (code !== 0) for (const error of errors.slice(-5)) process.stderr.write(`[VS Code] ${error}\n`);
    return code;
  } finally {
    await browser.close().catch(() => undefined);
    await serverless.stop();
  }
});
