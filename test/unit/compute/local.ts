import { MessageChannel } from 'node:worker_threads';
import type { AnyQuestion, Reply, StartWorker } from '../../../src/compute/calls';
import { ComputeClient, type ComputeOptions } from '../../../src/compute/computeClient';
import type { BackendSetting } from '../../../src/compute/backendChoice';
import type { ImageSource } from '../../../src/compute/keptImages';
import { Server } from '../../../src/compute/serve';
import type { DType } from '../../../src/conv2d/load/loaders';
import type { Trace } from '../../../src/conv2d/trace';
import { Engine } from '../../../src/engine/engine';
import { npyHeader } from '../../../src/image/npy/writeNpy';
import type { RunValues } from '../../../src/protocol/values';
import { engineFile, imageCodecs, LOAD_OPTIONS } from '../fixtures';

/** Workers that are no threads, but get and give all that they are told through real ports. */
export const startLocalWorker: StartWorker = (handlers) => {
  const { port1: ours, port2: theirs } = new MessageChannel();
  const server = new Server(new Engine(imageCodecs(), engineFile), (reply, transfer) =>
    theirs.postMessage(reply, [...transfer]),
  );
  theirs.on('message', (question: AnyQuestion) => server.receive(question));
  ours.on('message', (reply: Reply) => handlers.reply(reply));
  return {
    post: (question, transfer) => ours.postMessage(question, [...transfer]),
    terminate: () => ours.close(),
  };
};

export function localClient(options: Partial<ComputeOptions> = {}): ComputeClient {
  return new ComputeClient(startLocalWorker, {
    workers: 1,
    idleMilliseconds: 60_000,
    log: (line) => {
      throw new Error(line);
    },
    ...options,
  });
}

const TYPES: Partial<Record<DType, string>> = { uint8: '|u1', float32: '<f4' };

/** An image file that holds just these values. */
export function npySource(shape: readonly number[], values: Uint8Array | Float32Array, id = 'x'): ImageSource {
  const descriptor = TYPES[values instanceof Uint8Array ? 'uint8' : 'float32'] ?? '';
  const header = npyHeader(descriptor, shape);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const read = (): Promise<Uint8Array> => Promise.resolve(Uint8Array.from([...header, ...bytes]));
  return { id, fileName: 'x.npy', options: LOAD_OPTIONS, read };
}

const SILENT = {
  stage: () => undefined,
  decoded: () => undefined,
  progress: () => undefined,
  partial: () => undefined,
};

/** Runs a layer on the pixels of one image or of a batch, in this thread. */
export async function runLocally(
  trace: Trace,
  pixels: Uint8Array | Float32Array,
  { backend = 'cpu', ...options }: Partial<ComputeOptions> & { readonly backend?: BackendSetting } = {},
): Promise<RunValues> {
  const client = localClient(options);
  const { images, height, width, channels } = trace.image;
  const shape = [height, width, channels];
  try {
    const source = npySource(images === 1 ? shape : [images, ...shape], pixels);
    return await client.run({ key: 'x', source, trace, wish: { backend, cpuBudget: 1 } }, SILENT);
  } finally {
    client.dispose();
  }
}
