const PERIOD_MILLISECONDS = 5;
/** A process that uses less than this share of one core has ended its work. */
const IDLE_SHARE = 0.2;
/** So long it must do nothing, to be known as idle: threads that wait for a core look idle, too. */
const QUIET_MILLISECONDS = 150;

/** Milliseconds until all threads of this process have ended their work. */
export async function untilIdle(): Promise<number> {
  const started = performance.now();
  let last = started;
  let used = processMilliseconds();
  let busy = started;
  while (last - busy < QUIET_MILLISECONDS) {
    await new Promise((resolve) => setTimeout(resolve, PERIOD_MILLISECONDS));
    const now = performance.now();
    const usedNow = processMilliseconds();
    if (usedNow - used > IDLE_SHARE * (now - last)) busy = now;
    last = now;
    used = usedNow;
  }
  return busy - started;
}

function processMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
