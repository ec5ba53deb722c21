import { Crc32 } from '../../../src/image/png/crc32';

/** A chunk of a PNG with a right checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(new Crc32().of(body));
  return Buffer.concat([length, body, sum]);
}

/** A chunk of a RIFF file, padded to an even length. */
export function riffChunk(type: string, data: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(type, 'latin1'), length, data, Buffer.alloc(data.length % 2)]);
}

/** A box of an ISO base media file. */
export function box(type: string, ...contents: readonly Uint8Array[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(8 + contents.reduce((sum, content) => sum + content.length, 0));
  return Buffer.concat([length, Buffer.from(type, 'latin1'), ...contents]);
}
