import { readFileSync } from 'node:fs';
import path from 'node:path';
import { peak } from '../../scripts/bench/peak.mjs';
import { readBeside } from '../../src/compute/nodeFiles';
import { loadImage } from '../../src/image/loadImage';
import { WebAssemblyCodecs } from '../../src/image/webAssembly';

// `npm run bench:images` starts this once for every measurement: node loadOnce.js <picture>.

async function measure(file: string): Promise<void> {
  const codecs = new WebAssemblyCodecs(readBeside(path.join(__dirname, '..')));
  const options = { like: { loader: 'cv2.imread', targetSize: null }, maxMegapixels: 1000, downscale: false } as const;
  const started = performance.now();
  const { bytes } = await loadImage(new Uint8Array(readFileSync(file)), path.basename(file), options, codecs);
  const ms = performance.now() - started;
  process.stdout.write(JSON.stringify({ ms, values: bytes.length, peak: peak() }));
}

void measure(process.argv[2] ?? '');
