import { ByteReader } from '../bytes';
import { riffChunks } from './webpHeader';

/** The first frame of an animation, as a file of its own, and where it lies. */
export interface WebpFrame {
  readonly left: number;
  readonly top: number;
  readonly file: Uint8Array;
}

const FRAME_HEADER = 16;
const ALPHA_FLAG = 0x10;

/** Takes the first frame out of an animated WebP (RFC 9649, 2.7.1.1); undefined where there is none. */
export function firstFrame(bytes: Uint8Array): WebpFrame | undefined {
  const reader = new ByteReader(bytes, true);
  for (const { type, at, length } of riffChunks(bytes, 12)) {
    if (type !== 'ANMF') continue;
    const uint24 = (from: number): number => reader.uint16(from) + 65536 * reader.uint8(from + 2);
    const data = reader.slice(at + FRAME_HEADER, length - FRAME_HEADER);
    const parts = [...riffChunks(data, 0)].filter((chunk) => ['ALPH', 'VP8 ', 'VP8L'].includes(chunk.type));
    const alpha = parts.some((chunk) => chunk.type === 'ALPH');
    const size = { width: uint24(at + 6), height: uint24(at + 9) };
    const chunks = parts.map((chunk) => data.subarray(chunk.at - 8, chunk.at + chunk.length + (chunk.length % 2)));
    return {
      left: 2 * uint24(at),
      top: 2 * uint24(at + 3),
      file: riff(alpha ? [extended(size), ...chunks] : chunks),
    };
  }
  return undefined;
}

/** The chunk that announces alpha beside a lossy picture; sizes are stored less one. */
function extended({ width, height }: { readonly width: number; readonly height: number }): Uint8Array {
  const chunk = new Uint8Array(18);
  const view = new DataView(chunk.buffer);
  chunk.set([0x56, 0x50, 0x38, 0x58]);
  view.setUint32(4, 10, true);
  chunk[8] = ALPHA_FLAG;
  [width, height].forEach((size, index) => {
    view.setUint16(12 + 3 * index, size & 0xffff, true);
    chunk[14 + 3 * index] = size >> 16;
  });
  return chunk;
}

function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const file = new Uint8Array(12 + length);
  file.set([0x52, 0x49, 0x46, 0x46]);
  new DataView(file.buffer).setUint32(4, 4 + length, true);
  file.set([0x57, 0x45, 0x42, 0x50], 8);
  let at = 12;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}
