import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import { Engine } from '../engine/engine';
import { WebAssemblyCodecs } from '../image/webAssembly';
import { readWords } from '../protocol/words';
import type { AnyQuestion } from './calls';
import { readBeside } from './nodeFiles';
import { Server } from './serve';

// The entry of the worker thread in Node: a shell around `Server`.
givePrecedence();
l10n.config({ contents: readWords(workerData) });
const read = readBeside(__dirname);
const engine = new Engine(new WebAssemblyCodecs(read), read);
const server = new Server(engine, (reply, transfer) => parentPort?.postMessage(reply, [...transfer]));
parentPort?.on('message', (question: AnyQuestion) => server.receive(question));

/** Lets the extension host and the editor go first. Only Linux has priorities of threads: elsewhere the whole process would wait. */
function givePrecedence(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here: it was a courtesy.
  }
}
