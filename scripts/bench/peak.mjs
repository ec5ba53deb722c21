import { readFileSync } from 'node:fs';

/** Most memory of this process, in bytes. What the system tells a program of itself begins with its parent's. */
export function peak() {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return 1024 * Number(kilobytes);
  } catch {
    // Not on Linux.
  }
  return 1024 * process.resourceUsage().maxRSS;
}
