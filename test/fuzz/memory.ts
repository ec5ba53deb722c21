import { readFileSync, writeFileSync } from 'node:fs';

/** Forgets the most memory that the process has had so far, where the system can (Linux, proc(5): `clear_refs`). */
function forgetPeak(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return true;
  } catch {
    return false;
  }
}

function fromStatus(name: string): number {
  const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync('/proc/self/status', 'utf8'));
  return 1024 * Number(line?.[1] ?? 0);
}

/** Measures by how much the memory of this process grows from now on; call the result for the most so far, in bytes. */
export function watchMemory(): () => number {
  if (forgetPeak()) {
    const before = fromStatus('VmRSS');
    return () => fromStatus('VmHWM') - before;
  }
  const before = 1024 * process.resourceUsage().maxRSS;
  return () => 1024 * process.resourceUsage().maxRSS - before;
}
