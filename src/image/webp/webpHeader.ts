import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { PictureHeader } from '../raster';
import { orientationOf } from '../tiff/tiffDirectory';

/** More chunks than this are in no picture. */
const MOST_CHUNKS = 100_000;

/** A chunk of a RIFF file: its data, without the eight bytes before it. */
export interface RiffChunk {
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

/** The chunks between two places, as far as their beginnings are there. */
export function* riffChunks(bytes: Uint8Array, from: number, to = bytes.length): Generator<RiffChunk> {
  const reader = new ByteReader(bytes, true);
  let at = from;
  for (let chunk = 0; chunk < MOST_CHUNKS && at + 8 <= to; chunk++) {
    const length = reader.uint32(at + 4);
    yield { type: reader.text(at, 4), at: at + 8, length };
    at += 8 + length + (length % 2);
  }
}

/** Size, alpha and orientation (RFC 9649). */
export function readWebpHeader(bytes: Uint8Array): PictureHeader {
  const reader = new ByteReader(bytes, true);
  let size: { height: number; width: number } | undefined;
  let alpha = false;
  let orientation = 1;
  let animated = false;
  for (const { type, at, length } of riffChunks(bytes, 12)) {
    switch (type) {
      case 'VP8X': {
        const flags = reader.uint8(at);
        animated = (flags & 2) !== 0;
        alpha = (flags & 0x10) !== 0;
        size = { width: 1 + uint24(reader, at + 4), height: 1 + uint24(reader, at + 7) };
        break;
      }
      case 'VP8 ':
        size ??= { width: reader.uint16(at + 6) & 0x3fff, height: reader.uint16(at + 8) & 0x3fff };
        break;
      case 'VP8L': {
        const packed = reader.uint32(at + 1);
        size ??= { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
        alpha ||= ((packed >>> 28) & 1) === 1;
        break;
      }
      case 'EXIF': {
        const exif = bytes.subarray(at, at + length);
        orientation = orientationOf(String.fromCharCode(...exif.subarray(0, 4)) === 'Exif' ? exif.subarray(6) : exif);
      }
    }
  }
  if (!size) throw new Error(l10n.t('it has no picture in it'));
  return {
    format: 'WebP', ...size, colour: 'rgb', bits: 8, sample: 'uint', extra: alpha ? 1 : 0, alpha, transparency: false,
    orientation, animated,
  }; // prettier-ignore
}

function uint24(reader: ByteReader, at: number): number {
  return reader.uint16(at) + 65536 * reader.uint8(at + 2);
}
