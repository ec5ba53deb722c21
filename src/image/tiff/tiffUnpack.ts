import * as l10n from '@vscode/l10n';
import { inflate, inflateInit2 } from 'pako/lib/zlib/inflate.js';
import ZStream from 'pako/lib/zlib/zstream.js';
import { ZSTDDecoder } from 'zstddec';
import { firstZstandardFrame } from './zstandardFrame';

/** A strip or tile, of the size that was asked for: zero where its data ends before. */
export interface Unpacked {
  readonly bytes: Uint8Array;
  /** Why it is not whole; what was unpacked until then is there. */
  readonly fault?: string;
}

/** Unpacks a strip or tile into as many bytes as it has to have and never more, whatever its data says. */
export type Unpacker = (data: Uint8Array, size: number) => Unpacked;

const WINDOW_BITS = 15;
const PARTIAL_FLUSH = 1;
const STREAM_END = 1;
/** The data is over. */
const BUFFER_ERROR = -5;

/** Zlib data (RFC 1950) as libtiff asks zlib for it (libtiff/tif_zip.c): its checksum counts where the data ends with the strip. */
export function unpackDeflate(data: Uint8Array, size: number): Unpacked {
  const stream = new ZStream();
  const bytes = new Uint8Array(size);
  stream.input = data;
  stream.next_in = 0;
  stream.avail_in = data.length;
  stream.output = bytes;
  stream.next_out = 0;
  stream.avail_out = size;
  let state = inflateInit2(stream, WINDOW_BITS);
  while (state === 0 && stream.avail_out > 0) state = inflate(stream, PARTIAL_FLUSH);
  // What is beyond may have been used as room for a copy.
  if (state !== 0 && state !== STREAM_END) bytes.fill(0, stream.next_out);
  if (state !== 0 && state !== STREAM_END && state !== BUFFER_ERROR)
    return { bytes, fault: l10n.t('its Deflate data is damaged') };
  return stream.avail_out > 0 ? { bytes, fault: l10n.t('its Deflate data ends too early') } : { bytes };
}

/** PackBits (TIFF 6.0, section 9). */
export function unpackPackBits(data: Uint8Array, size: number): Unpacked {
  const bytes = new Uint8Array(size);
  let to = 0;
  for (let at = 0; at < data.length && to < size;) {
    const count = data[at++] ?? 0;
    if (count === 128) continue;
    const length = Math.min(size - to, count < 128 ? count + 1 : 257 - count);
    // A run whose bytes are missing ends the strip (libtiff/tif_packbits.c).
    if (at + (count < 128 ? length : 1) > data.length) break;
    if (count < 128) {
      bytes.set(data.subarray(at, at + length), to);
      at += length;
    } else bytes.fill(data[at++] ?? 0, to, to + length);
    to += length;
  }
  return to < size ? { bytes, fault: l10n.t('its PackBits data ends too early') } : { bytes };
}

/** Samples as they are: libtiff copies nothing of a strip that is too short (libtiff/tif_dumpmode.c). */
export function unpackNothing(data: Uint8Array, size: number): Unpacked {
  if (data.length >= size) return { bytes: data.subarray(0, size) };
  return { bytes: new Uint8Array(size), fault: l10n.t('it has {0} of {1} bytes', data.length, size) };
}

/** Zstandard by its own library, which is told how much room there is; where it fails it returns nothing. */
export async function zstandardUnpacker(): Promise<Unpacker> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  return (data, size) => {
    const bytes = decoder.decode(firstZstandardFrame(data), size);
    if (bytes.length === size) return { bytes };
    return { bytes: new Uint8Array(size), fault: l10n.t('its Zstandard data is damaged, or more than its strip') };
  };
}
