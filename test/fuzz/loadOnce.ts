import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCodecFile } from '../../src/compute/nodeCodecs';
import { loadImage } from '../../src/image/loadImage';
import { WebAssemblyCodecs } from '../../src/image/webAssembly';

// `npm run bench:images` starts this once for every measurement: node loadOnce.js <picture>.

async function measure(file: string): Promise<void> {
  const codecs = new WebAssemblyCodecs(readCodecFile(path.join(__dirname, '..')));
  const options = { like: { loader: 'cv2.imread', targetSize: null }, maxMegapixels: 1000, downscale: false } as const;
  const started = performance.now();
  const { bytes } = await loadImage(new Uint8Array(readFileSync(file)), path.basename(file), options, codecs);
  const ms = performance.now() - started;
  process.stdout.write(JSON.stringify({ ms, values: bytes.length, peak: peak() }));
}

/** Most memory of this process, in bytes. What the system tells a program of itself begins with its parent's. */
function peak(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes !== undefined) return 1024 * Number(kilobytes);
  } catch {
    // Not on Linux.
  }
  return 1024 * process.resourceUsage().maxRSS;
}

void measure(process.argv[2] ?? '');
