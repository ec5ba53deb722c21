import * as l10n from '@vscode/l10n';
import { Unzlib } from 'fflate';

/** Of what is handed over at once, deflate makes no more than 1032 times as much: memory stays bounded, whatever a file says. */
const SLICE_BYTES = 2 ** 15;
const MOST_EXPANSION = 1032;

/**
 * Unpacks zlib data (RFC 1950) into at most `most` bytes and leaves the rest packed, so that a few kilobytes cannot fill
 * the memory. Returns less where the data ends before; throws where it is damaged.
 */
export function inflateAtMost(parts: readonly Uint8Array[], most: number): Uint8Array<ArrayBuffer> {
  const packed = parts.reduce((sum, part) => sum + part.length, 0);
  const result = new Uint8Array(Math.min(most, packed * MOST_EXPANSION));
  let length = 0;
  const stream = new Unzlib((chunk) => {
    const wanted = Math.min(chunk.length, result.length - length);
    result.set(chunk.subarray(0, wanted), length);
    length += wanted;
  });
  try {
    for (const slice of slicesOf(parts)) {
      stream.push(slice, false);
      if (length === result.length) break;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(l10n.t('its compressed data is damaged after {0} bytes ({1})', length, reason), { cause: error });
  }
  return result.subarray(0, length);
}

function* slicesOf(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const part of parts) {
    for (let at = 0; at < part.length; at += SLICE_BYTES) yield part.subarray(at, at + SLICE_BYTES);
  }
}
