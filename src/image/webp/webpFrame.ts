import { ByteReader } from '../bytes';
import { CHUNK_HEADER, FIRST_CHUNK } from './webpChunks';
import { demuxWebp } from './webpDemux';

/** The first frame of an animation, as a file of its own, and where it lies. */
export interface FirstFrame {
  readonly left: number;
  readonly top: number;
  readonly file: Uint8Array;
}

const ALPHA_FLAG = 0x10;

/** Takes the first frame out of an animated WebP (RFC 9649, 2.7.1.1); undefined where there is none. */
export function firstFrame(bytes: Uint8Array): FirstFrame | undefined {
  const frame = demuxWebp(new ByteReader(bytes, true))?.frames[0];
  if (!frame) return undefined;
  const { left, top, chunks } = frame;
  const parts = chunks.map(({ at, end }) => bytes.subarray(at - CHUNK_HEADER, end));
  return { left, top, file: riff(chunks.length > 1 ? [extended(frame), ...parts] : parts) };
}
/** The chunk that announces alpha beside a lossy picture; sizes are stored less one. */
function extended({ width, height }: { readonly width: number; readonly height: number }): Uint8Array {
  const chunk = new Uint8Array(18);
  const view = new DataView(chunk.buffer);
  chunk.set([0x56, 0x50, 0x38, 0x58]);
  view.setUint32(4, 10, true);
  chunk[8] = ALPHA_FLAG;
  [width - 1, height - 1].forEach((size, index) => {
    view.setUint16(12 + 3 * index, size & 0xffff, true);
    chunk[14 + 3 * index] = size >> 16;
  });
  return chunk;
}

function riff(chunks: readonly Uint8Array[]): Uint8Array {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const file = new Uint8Array(FIRST_CHUNK + length);
  file.set([0x52, 0x49, 0x46, 0x46]);
  new DataView(file.buffer).setUint32(4, 4 + length, true);
  file.set([0x57, 0x45, 0x42, 0x50], 8);
  let at = FIRST_CHUNK;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}
