import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReadCodecFile } from '../image/webAssembly';

/** Reads the codecs from a folder. */
export function readCodecFile(folder: string): ReadCodecFile {
  return async (name) => new Uint8Array(await readFile(path.join(folder, name)));
}
