/** Period of the timer whose lateness is measured. */
const PERIOD_MILLISECONDS = 5;

/** How long the extension host's event loop was held up. */
export interface Stalls {
  /** The latest that a timer fired after its time. */
  readonly latest: number;
  /** The longest that the host's own thread computed between two firings; lateness beyond it is the machine's. */
  readonly busiest: number;
}

export async function watchStalls(work: () => Promise<void>): Promise<Stalls> {
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
