import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Reads the WebAssembly that lies beside the bundles. */
export function readBeside(folder: string): (name: string) => Promise<Uint8Array<ArrayBuffer>> {
  return async (name) => new Uint8Array(await readFile(path.join(folder, name)));
}
