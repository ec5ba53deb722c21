import { parentPort } from 'node:worker_threads';
import { Engine } from '../engine/engine';
import { WebAssemblyCodecs } from '../image/webAssembly';
import type { AnyQuestion } from './calls';
import { readBeside } from './nodeFiles';
import { Server } from './serve';

// The entry of the worker thread in Node: a shell around `Server`.
const read = readBeside(__dirname);
const engine = new Engine(new WebAssemblyCodecs(read), read);
const server = new Server(engine, (reply, transfer) => parentPort?.postMessage(reply, [...transfer]));
parentPort?.on('message', (question: AnyQuestion) => server.receive(question));
