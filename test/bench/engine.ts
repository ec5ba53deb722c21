import { peak } from '../../scripts/bench/peak.mjs';
import { layerOnPicture, SILENT } from './layerOnPicture';

// `npm run bench` starts this: node engine.js <picture> <layer as JSON> <backend> <workers> <runs>. The first run also starts
// the workers and decodes the picture; every run has another seed, so that nothing but the picture is kept.

async function measure([runs, ...args]: readonly string[]): Promise<void> {
  const { client, request } = layerOnPicture(args);
  const results: { readonly ms: number; readonly first: number }[] = [];
  for (let seed = 0; seed < Number(runs); seed++) {
    const started = performance.now();
    let first: number | undefined;
    const partial = (): void => void (first ??= performance.now() - started);
    await client.run(request(seed), { ...SILENT, partial });
    const ms = performance.now() - started;
    results.push({ ms, first: first ?? ms });
  }
  client.dispose();
  process.stdout.write(JSON.stringify({ runs: results, peak: peak() }));
}

void measure(process.argv.slice(2));
