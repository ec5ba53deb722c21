import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/ids';
import { extension, inspectionOf, sample, until } from '../integration/convscope';

const RUNS = 5;
/** Period of the timer whose lateness is measured. */
const PERIOD_MILLISECONDS = 5;

interface Run {
  /** Milliseconds from the command to the trace and to the values. */
  readonly traced: number;
  readonly finished: number;
  /** The latest that a timer of the extension host fired after its time. */
  readonly latest: number;
  /** The longest that the host's own thread computed between two firings; lateness beyond it is the machine's. */
  readonly busiest: number;
}

/** Called by VS Code inside the extension host: inspects the sample again and again, each time with a fresh panel. */
export async function run(): Promise<void> {
  const runs: Run[] = [];
  for (let number = 0; number < RUNS; number++) {
    runs.push(await measure());
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the end of the inspection', () => inspectionOf(sample()) === undefined);
  }
  const results = process.env['CONVSCOPE_TEST_RESULTS'];
  if (results) writeFileSync(results, JSON.stringify({ vscode: vscode.version, runs }));
}

async function measure(): Promise<Run> {
  await extension().activate();
  let latest = 0;
  let busiest = 0;
  let last = performance.now();
  let lastCpu = threadMilliseconds();
  const timer = setInterval(() => {
    const now = performance.now();
    const cpu = threadMilliseconds();
    latest = Math.max(latest, now - last - PERIOD_MILLISECONDS);
    busiest = Math.max(busiest, cpu - lastCpu);
    last = now;
    lastCpu = cpu;
  }, PERIOD_MILLISECONDS);
  const started = performance.now();
  let traced = NaN;
  const listener = extension().exports.inspections.onDidChangeActive((active) => {
    if (active?.shown && Number.isNaN(traced)) traced = performance.now() - started;
  });
  await vscode.commands.executeCommand(COMMANDS.inspect, sample());
  await until('the values', () => inspectionOf(sample())?.status.kind === 'done', 120);
  const finished = performance.now() - started;
  // The page gets its values after the run has finished: that is the largest message, so wait for it.
  await new Promise((resolve) => setTimeout(resolve, 500));
  clearInterval(timer);
  listener.dispose();
  return { traced, finished, latest, busiest };
}

/** Processor time of this thread alone; Node has it since 23.9, its types here are older. */
function threadMilliseconds(): number {
  const usage: unknown =
    'threadCpuUsage' in process && typeof process.threadCpuUsage === 'function' && process.threadCpuUsage();
  const microseconds = (name: string): number => {
    const value: unknown = typeof usage === 'object' && usage !== null ? Reflect.get(usage, name) : NaN;
    return typeof value === 'number' ? value : NaN;
  };
  return (microseconds('user') + microseconds('system')) / 1000;
}
