import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { FrameLocator, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
/** Git ignores it; CONTRIBUTING names it. */
const REPORTS = path.join(__dirname, '..', '..', '.vscode-test', 'axe');

/**
 * What axe-core finds in a page, a line for each finding that is serious or critical; all that it finds goes to a file.
 * @param name of the file
 */
export async function seriousFindings(page: FrameLocator | Page, name: string): Promise<string[]> {
  const root = await page.locator('html').elementHandle();
  const frame = await root.ownerFrame();
  if (!frame) throw new Error('The page is not there.');
  // As the debugger does it: the page's own policy forbids any other script.
  await frame.evaluate(AXE);
  const { violations, passes } = await frame.evaluate<AxeResults>('axe.run(document)');
  mkdirSync(REPORTS, { recursive: true });
  const found = violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    nodes: nodes.map(({ html, failureSummary }) => ({ html: html.slice(0, 200), failureSummary })),
  }));
  writeFileSync(
    path.join(REPORTS, `${name}.json`),
    JSON.stringify({ violations: found, passes: passes.map(({ id }) => id) }, undefined, 2),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
    );
}
