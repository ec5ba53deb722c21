import { toBase64 } from './base64';

/** A whole number from 0 up to the limit, which is a power of two up to 2³², such that all are equally likely. */
export function randomBelow(limit: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value % limit;
}

/** A text that nobody can guess. */
export function randomText(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(16)));
}
