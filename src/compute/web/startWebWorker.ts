import * as l10n from '@vscode/l10n';
import { ownBytes } from '../../image/ownBytes';
import { HumanError } from '../../protocol/problem';
import type { Words } from '../../protocol/words';
import type { Question, StartWorker } from '../calls';
import type { FromWorker, ToWorker } from './messages';

/** Cores where the browser does not tell. */
const USUAL_CORES = 2;

export interface WorkerFiles {
  /** Reads WebAssembly that lies beside the bundles. */
  readonly read: (name: string) => Promise<Uint8Array>;
  /** Reads a script of the web variant. */
  readonly readScript: (name: string) => Promise<string>;
  /** Of the display language. */
  readonly words: Words;
}

/** Cores that the browser lends to workers. */
export function usableCores(): number {
  return navigator.hardwareConcurrency || USUAL_CORES;
}

/**
 * Reads the script of the workers once, and tells how to start one. Browsers start workers only from their own origin, and
 * extensions come from another one: so the script is made an object of this origin.
 * @throws HumanError where there can be no workers
 */
export async function startWebWorker(files: WorkerFiles): Promise<StartWorker> {
  if (typeof Worker === 'undefined') {
    throw new HumanError({
      message: l10n.t('This browser lets extensions start no workers, and layers are run in workers.'),
      suggestion: l10n.t('Use a newer browser, or desktop VS Code.'),
    });
  }
  const script = new Blob([await files.readScript('worker.js')], { type: 'text/javascript' });
  const address = URL.createObjectURL(script);
  const read = rememberingReader(files);
  return (handlers) => {
    const worker = new Worker(address, { name: 'convscope' });
    let ended = false;
    const post = (message: ToWorker<Question>, transfer: readonly ArrayBuffer[] = []): void => {
      if (!ended) worker.postMessage(message, [...transfer]);
    };
    const died = (reason: string): void => {
      if (ended) return;
      ended = true;
      worker.terminate();
      handlers.died(reason);
    };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (ended) return;
      if (data.kind === 'reply') handlers.reply(data.reply);
      else {
        const { name, script } = data;
        read(name, script).then(
          (bytes) => post({ kind: 'file', name, bytes }, [bytes.buffer]),
          (error: unknown) => post({ kind: 'noFile', name, reason: String(error) }),
        );
      }
    };
    worker.onmessageerror = () => died('a message could not be read');
    worker.onerror = (event) => {
      event.preventDefault();
      died(event.message || 'it could not be started');
    };
    post({ kind: 'start', words: files.words });
    return {
      post: (question, transfer) => post({ kind: 'question', question }, transfer),
      terminate: () => {
        ended = true;
        worker.terminate();
      },
    };
  };
}

/** Reads each file once, for workers come and go; every answer is a copy that may be given away. */
function rememberingReader({
  read,
  readScript,
}: WorkerFiles): (name: string, script: boolean) => Promise<Uint8Array<ArrayBuffer>> {
  const known = new Map<string, Promise<Uint8Array>>();
  return async (name, script) => {
    const reading =
      known.get(name) ?? (script ? readScript(name).then((text) => new TextEncoder().encode(text)) : read(name));
    known.set(name, reading);
    try {
      return ownBytes((await reading).slice());
    } catch (error) {
      known.delete(name);
      throw error;
    }
  };
}
