import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/host/ids';
import { extension, inspectionOf, sample, until } from '../integration/convscope';

const RUNS = 5;
const SETTLE_MILLISECONDS = 5000;
/** Period of the timer whose lateness is measured. */
const PERIOD_MILLISECONDS = 5;

interface Stalls {
  /** The latest that a timer of the extension host fired after its time. */
  readonly latest: number;
  /** The longest that the host's own thread computed between two firings; lateness beyond it is the machine's. */
  readonly busiest: number;
}

interface Run extends Stalls {
  /** Milliseconds from the command to the trace and to the values. */
  readonly traced: number;
  readonly finished: number;
}

/** Called by VS Code inside the extension host: inspects the sample again and again, each time with a fresh panel. */
export async function run(): Promise<void> {
  // VS Code is still busy with its own start; what is measured is the extension.
  await sleep(SETTLE_MILLISECONDS);
  await extension().activate();
  const runs: Run[] = [];
  const idle: Stalls[] = [];
  for (let number = 0; number < RUNS; number++) {
    idle.push(await watchStalls(() => sleep(SETTLE_MILLISECONDS)));
    runs.push(await measure());
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('the end of the inspection', () => inspectionOf(sample()) === undefined);
  }
  const results = process.env['CONVSCOPE_TEST_RESULTS'];
  if (results) writeFileSync(results, JSON.stringify({ vscode: vscode.version, runs, idle }));
}

async function measure(): Promise<Run> {
  let traced = NaN;
  let finished = NaN;
  const stalls = await watchStalls(async () => {
    const started = performance.now();
    const listener = extension().exports.inspections.onDidChangeActive((active) => {
      if (active?.shown && Number.isNaN(traced)) traced = performance.now() - started;
    });
    await vscode.commands.executeCommand(COMMANDS.inspect, sample());
    await until('the values', () => inspectionOf(sample())?.status.kind === 'done', 120);
    finished = performance.now() - started;
    listener.dispose();
    // The page gets its values after the run has finished: that is the largest message, so wait for it.
    await sleep(500);
  });
  return { ...stalls, traced, finished };
}

async function watchStalls(work: () => Promise<void>): Promise<Stalls> {
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
  await work();
  clearInterval(timer);
  return { latest, busiest };
}

async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Processor time of this thread alone; Node has it since 23.9, its types here are older. */
function threadMilliseconds(): number {
  const measure: unknown = Reflect.get(process, 'threadCpuUsage');
  const usage: unknown = isFunction(measure) ? measure.call(process) : undefined;
  const microseconds = (name: string): number => {
    const value: unknown = typeof usage === 'object' && usage !== null ? Reflect.get(usage, name) : NaN;
    return typeof value === 'number' ? value : NaN;
  };
  return (microseconds('user') + microseconds('system')) / 1000;
}

function isFunction(value: unknown): value is (this: unknown) => unknown {
  return typeof value === 'function';
}
