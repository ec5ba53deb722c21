import type { Words } from '../../protocol/words';
import type { AnyQuestion, Reply } from '../calls';

/** To a worker of a browser, which can read no file of the extension by itself. */
export type ToWorker<Asked = AnyQuestion> =
  | { readonly kind: 'start'; readonly words: Words }
  | { readonly kind: 'question'; readonly question: Asked }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Why the file could not be read. */
  | { readonly kind: 'noFile'; readonly name: string; readonly reason: string };

/** From it. */
export type FromWorker =
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** Asks for a file: WebAssembly, or a script, which is a part of the worker that is loaded late. */
  | { readonly kind: 'wants'; readonly name: string; readonly script: boolean };
