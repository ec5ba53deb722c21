import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');

/** A file of the repository. */
export function repositoryFile(...parts: readonly string[]): Uint8Array {
  return new Uint8Array(readFileSync(path.join(ROOT, ...parts)));
}

/** A JSON file of the repository; its type is for the caller to check or to trust. */
export function repositoryJson(...parts: readonly string[]): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, ...parts), 'utf8'));
}
