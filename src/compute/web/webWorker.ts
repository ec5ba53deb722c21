import * as l10n from '@vscode/l10n';
import { Engine } from '../../engine/engine';
import { WebAssemblyCodecs } from '../../image/webAssembly';
import { readWords } from '../../protocol/words';
import { Server } from '../serve';
import { loadPartsBy } from './lateParts';
import type { FromWorker, ToWorker } from './messages';
import { WantedFiles } from './wantedFiles';

// The entry of the worker in a browser: a shell around `Server`.
declare const self: DedicatedWorkerGlobalScope;

const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void =>
  self.postMessage(message, [...transfer]);
const files = new WantedFiles((name, script) => send({ kind: 'wants', name, script }));
const read = (name: string): Promise<Uint8Array<ArrayBuffer>> => files.read(name);
const engine = new Engine(new WebAssemblyCodecs(read), read);
const server = new Server(engine, (reply, transfer) => send({ kind: 'reply', reply }, transfer));
loadPartsBy((name) => files.read(name, true));

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') l10n.config({ contents: readWords(data.words) });
  else if (data.kind === 'question') server.receive(data.question);
  else if (data.kind === 'file') files.arrived(data.name, data.bytes);
  else files.failed(data.name, data.reason);
};
