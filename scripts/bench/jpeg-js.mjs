// Decodes one JPEG with jpeg-js: node jpeg-js.mjs <picture>.
import { readFileSync } from 'node:fs';
import { decode } from 'jpeg-js';
import { peak } from './peak.mjs';

const NO_LIMIT = 1e6;

const started = performance.now();
const { data } = decode(readFileSync(process.argv[2] ?? ''), {
  useTArray: true,
  formatAsRGBA: false,
  maxResolutionInMP: NO_LIMIT,
  maxMemoryUsageInMB: NO_LIMIT,
});
const ms = performance.now() - started;
console.log(JSON.stringify({ ms, values: data.length, peak: peak() }));
