import { readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { usualWorkers } from '../../src/compute/workerCount';
import { COMMANDS } from '../../src/host/ids';
import { extension, inspectionOf, until } from '../integration/convscope';
import { type BusyLoad, keepBusy } from './busyThreads';
import { type Stalls, watchStalls } from './stalls';

const RUNS = 5;
const SETTLE_MILLISECONDS = 5000;

interface Run extends Stalls {
  /** Milliseconds from the command to the trace, to the first picture of a feature map, and to the last values. */
  readonly traced: number;
  readonly first: number;
  readonly finished: number;
}

/** Called by VS Code inside the extension host: inspects every picture of the folder again and again, each time in a fresh panel. */
export async function run(): Promise<void> {
  // VS Code is still busy with its own start; what is measured is the extension.
  await sleep(SETTLE_MILLISECONDS);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('No folder is open.');
  const pictures: Record<string, Run[]> = {};
  const idle: Stalls[] = [];
  for (const name of readdirSync(folder.fsPath).sort()) {
    if (!/\.jpe?g$/.test(name)) continue;
    // Idle workers are let go after a minute: the first run of the first picture is cold, all others are warm.
    const runs: Run[] = [];
    const uri = vscode.Uri.joinPath(folder, name);
    for (let number = 0; number < (name.startsWith('1') ? 2 : RUNS); number++) {
      idle.push(await watchStalls(() => sleep(number === 0 ? SETTLE_MILLISECONDS : 1000)));
      runs.push(await measure(uri));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await until('the end of the inspection', () => inspectionOf(uri) === undefined);
    }
    pictures[name] = runs;
  }
  const threads = usualWorkers(availableParallelism());
  const usual = Math.min(...(pictures['0.jpg'] ?? []).map(({ finished }) => finished));
  const controls = {
    'nothing runs': idle,
    [`${threads} other threads`]: await withBusy({ threads, low: false, programs: 0 }, usual),
    [`${threads} other threads of low priority`]: await withBusy({ threads, low: true, programs: 0 }, usual),
    [`the same beside ${threads} busy programs`]: await withBusy({ threads, low: true, programs: threads }, usual),
  };
  const results = process.env['CONVSCOPE_TEST_RESULTS'];
  if (results) writeFileSync(path.resolve(results), JSON.stringify({ vscode: vscode.version, pictures, controls }));
}

async function measure(uri: vscode.Uri): Promise<Run> {
  let traced: number | undefined;
  let first: number | undefined;
  let finished = NaN;
  const stalls = await watchStalls(async () => {
    const started = performance.now();
    const command = vscode.commands.executeCommand(COMMANDS.inspect, uri);
    if (!extension().isActive) await extension().activate();
    const listener = extension().exports.inspections.onDidChangeActive((active) => {
      if (active?.shown) traced ??= performance.now() - started;
      if (active?.shown?.values) first ??= performance.now() - started;
    });
    await command;
    await until('the values', () => inspectionOf(uri)?.status.kind === 'done', 600);
    finished = performance.now() - started;
    listener.dispose();
    // The page gets its values after the run has finished: that is the largest message, so wait for it.
    await sleep(500);
  });
  return { ...stalls, traced: traced ?? NaN, first: first ?? finished, finished };
}

async function withBusy(load: BusyLoad, milliseconds: number): Promise<Stalls[]> {
  const stalls: Stalls[] = [];
  for (let number = 0; number < RUNS; number++) {
    stalls.push(
      await watchStalls(async () => {
        await keepBusy(load, milliseconds);
        await sleep(500);
      }),
    );
  }
  return stalls;
}

async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
