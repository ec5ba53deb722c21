import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isBackendSetting } from '../../src/compute/backendChoice';
import { ComputeClient, type RunEvents, type RunRequest } from '../../src/compute/computeClient';
import { startNodeWorker } from '../../src/compute/startNodeWorker';
import { DEFAULT_ARGUMENTS } from '../../src/conv2d/arguments';
import { parseArguments } from '../../src/conv2d/parse/parseArguments';
import { rawArguments } from '../../src/conv2d/rawArguments';
import { shapeOfImage, traceLayer } from '../../src/image/traceImage';

export const SILENT: RunEvents = {
  stage: () => undefined,
  decoded: () => undefined,
  progress: () => undefined,
  partial: () => undefined,
};

/** A layer on a picture, with real workers. */
export interface LayerOnPicture {
  readonly client: ComputeClient;
  /** @param picture another one is decoded anew */
  readonly request: (seed: number, picture?: string) => RunRequest;
}

/** @param args the picture, the layer as JSON, the backend, the number of workers */
export function layerOnPicture([file = '', layer = '{}', backend, workers]: readonly string[]): LayerOnPicture {
  const bytes = new Uint8Array(readFileSync(file));
  const fileName = path.basename(file);
  const options = { like: { loader: 'cv2.imread', targetSize: null }, maxMegapixels: 1000, downscale: false } as const;
  const changes: unknown = JSON.parse(layer);
  const parsed = parseArguments({ ...rawArguments(DEFAULT_ARGUMENTS), ...(isRecord(changes) ? changes : {}) });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const wish = { backend: isBackendSetting(backend) ? backend : 'auto', cpuBudget: 1 };
  return {
    client: new ComputeClient(startNodeWorker(path.join(__dirname, '..', 'worker.js')), {
      workers: Number(workers),
      idleMilliseconds: 600_000,
      log: (line) => process.stderr.write(`${line}\n`),
    }),
    request: (seed, picture = file) => ({
      key: file,
      source: { id: picture, fileName, options, read: () => Promise.resolve(bytes.slice()) },
      trace: traceLayer(shapeOfImage({ bytes, fileName, options }), { ...parsed.arguments, seed }, 0),
      wish,
    }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
