import * as l10n from '@vscode/l10n';
import { adler32 } from '../adler32';
import { type WatchedStream, watchStream } from '../deflateStream';
import { inflateAtMost } from '../inflate';

/** The packed pixels of one chunk or of several that follow each other. */
export type PackedPixels = readonly Uint8Array[];

/** Bytes of a chunk that a library hands to zlib at once. */
interface Reading {
  readonly parts: PackedPixels;
  /** Filtered rows that the picture takes, in bytes. */
  readonly wanted: number;
  readonly bufferBytes: number;
}

const ADLER_BYTES = 4;

/** Unpacks where everything is as it should be: exactly the wanted bytes, and their checksum at the end. Else undefined. */
function unpackSound(parts: PackedPixels, wanted: number): Uint8Array<ArrayBuffer> | undefined {
  const packed = parts.reduce((sum, part) => sum + part.length, 0);
  const tail = joined(parts.slice(-ADLER_BYTES).map((part) => part.subarray(-ADLER_BYTES))).subarray(-ADLER_BYTES);
  const head = joined(parts.slice(0, 2).map((part) => part.subarray(0, 2))).subarray(0, 2);
  const [method = 0, flags = 0] = head;
  if (packed < 6 || (256 * method + flags) % 31 !== 0 || (method & 15) !== 8 || method >> 4 > 7 || flags & 0x20)
    return undefined;
  try {
    const data = inflateAtMost(parts, wanted);
    if (data.length < wanted) return undefined;
    const stored = tail.reduce((sum, byte) => sum * 256 + byte, 0);
    return tail.length === ADLER_BYTES && stored === adler32(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function joined(parts: PackedPixels): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** Where the buffer ends that holds the byte before this place. */
function bufferEnd(parts: PackedPixels, bufferBytes: number, at: number): number {
  let from = 0;
  for (const { length } of parts) {
    if (at <= from + length) return from + Math.min(length, Math.ceil((at - from) / bufferBytes) * bufferBytes);
    from += length;
  }
  return from;
}

/** What zlib says in the call that makes the last of the wanted bytes: damage that lies in the same buffer is found with them. */
function failsWithLastRow({ next, filledAt }: WatchedStream, { parts, bufferBytes }: Reading): boolean {
  if (filledAt === undefined) return true;
  return (next.kind === 'damaged' || next.kind === 'wrong sum') && next.at <= bufferEnd(parts, bufferBytes, filledAt);
}

/** libpng reads so many bytes of a chunk at a time (`PNG_IDAT_READ_SIZE`). */
const LIBPNG_BUFFER = 8192;

/** Unpacks as libpng does (pngrutil.c, `png_read_IDAT_data`, `png_read_finish_IDAT`); throws where it gives up. */
export function unpackByLibpng(parts: PackedPixels, wanted: number): Uint8Array<ArrayBuffer> {
  const sound = unpackSound(parts, wanted);
  if (sound) return sound;
  const reading = { parts, wanted, bufferBytes: LIBPNG_BUFFER };
  const stream = watchStream(joined(parts), wanted);
  if (failsWithLastRow(stream, reading)) throw damaged(stream, wanted);
  if (!endsForLibpng(stream, reading)) throw new Error(l10n.t('the end of its packed pixels is missing'));
  return stream.data;
}

/** Behind the last row libpng looks for the end of the stream; to find none before the next chunk is an error, damage is not. */
function endsForLibpng({ filledAt = 0, next, endsAt }: WatchedStream, { parts, bufferBytes }: Reading): boolean {
  const packed = parts.reduce((sum, part) => sum + part.length, 0);
  const end = bufferEnd(parts, bufferBytes, filledAt);
  if (next.kind !== 'more' && next.kind !== 'short' && next.at <= end) return true;
  if (next.kind === 'more' && next.at <= end) return endsAt !== undefined;
  // One buffer more is read; only where that makes bytes, more follow.
  if (end >= packed) return false;
  const second = bufferEnd(parts, bufferBytes, end + 1);
  return next.kind === 'more' && next.at <= second ? endsAt !== undefined : true;
}

/** `ImageFile.decodermaxblock`. */
const PILLOW_BUFFER = 65536;

/**
 * Unpacks as Pillow does (src/libImaging/ZipDecode.c): what follows the last row is not looked for, and a stream that ends with a row
 * leaves the rest black. Throws where it gives up.
 */
export function unpackByPillow(
  parts: PackedPixels,
  { wanted, isRowEnd }: { readonly wanted: number; readonly isRowEnd: (length: number) => boolean },
): Uint8Array<ArrayBuffer> {
  const sound = unpackSound(parts, wanted);
  if (sound) return sound;
  const packed = joined(parts);
  const reading = { parts, wanted, bufferBytes: PILLOW_BUFFER };
  const stream = watchStream(packed, wanted);
  if (!failsWithLastRow(stream, reading)) return stream.data;
  const { data, next } = stream;
  const ends = next.kind === 'end' && data.length > 0 && isRowEnd(data.length);
  if (!ends) throw damaged(stream, wanted);
  // The last row must come in the same call as the end.
  const filledAt = watchStream(packed, data.length).filledAt ?? 0;
  if (next.at > bufferEnd(parts, PILLOW_BUFFER, filledAt)) throw damaged(stream, wanted);
  return data;
}

function damaged({ data, next }: WatchedStream, wanted: number): Error {
  return new Error(
    next.kind === 'damaged' || next.kind === 'wrong sum'
      ? l10n.t('its packed pixels are damaged after {0} bytes', data.length)
      : l10n.t('its pixels take {0} bytes, and it holds {1}', wanted, data.length),
  );
}
