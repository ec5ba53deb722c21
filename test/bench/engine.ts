import { readFileSync } from 'node:fs';
import path from 'node:path';
import { peak } from '../../scripts/bench/peak.mjs';
import { isBackendSetting } from '../../src/compute/backendChoice';
import { ComputeClient } from '../../src/compute/computeClient';
import { startNodeWorker } from '../../src/compute/startNodeWorker';
import { parseArguments } from '../../src/conv2d/parse/parseArguments';
import { rawArguments } from '../../src/conv2d/rawArguments';
import { DEFAULT_ARGUMENTS } from '../../src/conv2d/arguments';
import { shapeOfImage, traceLayer } from '../../src/image/traceImage';

// `npm run bench` starts this: node engine.js <picture> <layer as JSON> <backend> <workers> <runs>. The first run also starts
// the workers and decodes the picture; every run has another seed, so that nothing but the picture is kept.

async function measure([file = '', layer = '{}', backend, workers, runs]: readonly string[]): Promise<void> {
  const bytes = new Uint8Array(readFileSync(file));
  const fileName = path.basename(file);
  const options = { like: { loader: 'cv2.imread', targetSize: null }, maxMegapixels: 1000, downscale: false } as const;
  const changes: unknown = JSON.parse(layer);
  const parsed = parseArguments({ ...rawArguments(DEFAULT_ARGUMENTS), ...(isRecord(changes) ? changes : {}) });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const client = new ComputeClient(startNodeWorker(path.join(__dirname, '..', 'worker.js')), {
    workers: Number(workers),
    idleMilliseconds: 600_000,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const results: { readonly ms: number; readonly first: number; readonly traced: number }[] = [];
  for (let seed = 0; seed < Number(runs); seed++) {
    const started = performance.now();
    const trace = traceLayer(shapeOfImage({ bytes, fileName, options }), { ...parsed.arguments, seed }, 0);
    const traced = performance.now() - started;
    let first: number | undefined;
    const source = { id: file, fileName, options, read: () => Promise.resolve(bytes.slice()) };
    const wish = { backend: isBackendSetting(backend) ? backend : 'auto', cpuBudget: 1 };
    await client.run(
      { key: file, source, trace, wish },
      {
        stage: () => undefined,
        decoded: () => undefined,
        progress: () => undefined,
        partial: () => (first ??= performance.now() - started),
      },
    );
    const ms = performance.now() - started;
    results.push({ ms, first: first ?? ms, traced });
  }
  client.dispose();
  process.stdout.write(JSON.stringify({ runs: results, peak: peak() }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

void measure(process.argv.slice(2));
