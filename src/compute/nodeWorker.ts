import { parentPort } from 'node:worker_threads';
import type { WorkerRequest } from './messages';
import { serve } from './serve';

// The entry of the worker thread in Node: a shell around `serve`.
parentPort?.on('message', (request: WorkerRequest) => {
  void serve(request, (reply, transfer = []) => parentPort?.postMessage(reply, [...transfer]));
});
