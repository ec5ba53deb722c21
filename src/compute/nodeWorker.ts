import { parentPort } from 'node:worker_threads';
import { WebAssemblyCodecs } from '../image/webAssembly';
import type { WorkerRequest } from './messages';
import { readCodecFile } from './nodeCodecs';
import { serve } from './serve';

// The entry of the worker thread in Node: a shell around `serve`.
const codecs = new WebAssemblyCodecs(readCodecFile(__dirname));
parentPort?.on('message', (request: WorkerRequest) => {
  void serve(request, codecs, (reply, transfer = []) => parentPort?.postMessage(reply, [...transfer]));
});
