import { type ByteReader, CutOffError } from '../bytes';
import { readBitstream, type WebpBitstream } from './webpBitstream';
import { CHUNK_HEADER, chunkAt, FIRST_CHUNK, riffEnd, type RiffChunk, uint24 } from './webpChunks';

/** A picture, alone or of an animation, and where on the canvas it lies. */
export interface WebpFrame extends WebpBitstream {
  readonly left: number;
  readonly top: number;
  /** Its chunks: alpha, where that is apart, and the picture. */
  readonly chunks: readonly RiffChunk[];
}

/** What libwebp's demuxer finds in a file. */
export interface DemuxedWebp {
  readonly frames: readonly WebpFrame[];
  /** The first `EXIF` chunk, where the header announces one. */
  readonly exif?: ByteReader;
}

const FLAG = { animation: 0x02, exif: 0x08, alpha: 0x10, known: 0x3e } as const;
const VP8X_BYTES = 10;
const ANIM_BYTES = 6;
const ANMF_BYTES = 16;
const MOST_BYTES = 2 ** 32 - 10;
const MOST_AREA = 2 ** 32;

class Invalid extends Error {}

/** Takes a file apart by the rules of libwebp (src/demux/demux.c); undefined where it would refuse, though its decoder may not. */
export function demuxWebp(reader: ByteReader): DemuxedWebp | undefined {
  try {
    const end = riffEnd(reader);
    if (end > reader.length || end < FIRST_CHUNK + 4) return undefined;
    return chunkAt(reader, FIRST_CHUNK).type === 'VP8X' ? demuxExtended(reader, end) : demuxSimple(reader, end);
  } catch (error) {
    if (error instanceof Invalid || error instanceof CutOffError) return undefined;
    throw error;
  }
}

function demuxSimple(reader: ByteReader, end: number): DemuxedWebp {
  const { frame } = readFrame(reader, { from: FIRST_CHUNK, end }, { left: 0, top: 0 });
  return { frames: [complete(frame)] };
}

function demuxExtended(reader: ByteReader, end: number): DemuxedWebp {
  const header = chunkAt(reader, FIRST_CHUNK);
  check(header.length >= VP8X_BYTES && header.end + CHUNK_HEADER <= end);
  const flags = reader.uint8(header.at);
  const canvas = { width: 1 + uint24(reader, header.at + 4), height: 1 + uint24(reader, header.at + 7) };
  check((flags & ~FLAG.known) === 0 && canvas.width * canvas.height < MOST_AREA);
  const animated = (flags & FLAG.animation) !== 0;
  const alpha = (flags & FLAG.alpha) !== 0;
  const { frames, exif } = readExtended(reader, { from: header.end, end }, { animated, alpha });
  check(frames.length > 0 && (animated || frames.length === 1));
  for (const { left, top, width, height } of frames) {
    const fits = left + width <= canvas.width && top + height <= canvas.height;
    check(animated ? fits : width === canvas.width && height === canvas.height);
  }
  return { frames, ...(exif && flags & FLAG.exif ? { exif } : {}) };
}

interface Stretch {
  readonly from: number;
  readonly end: number;
}

/** The chunks behind `VP8X`; everything up to the end that the file tells must be chunks. */
function readExtended(
  reader: ByteReader,
  { from, end }: Stretch,
  { animated, alpha }: { readonly animated: boolean; readonly alpha: boolean },
): DemuxedWebp {
  const frames: WebpFrame[] = [];
  let exif: ByteReader | undefined;
  let begun = false;
  for (let at = from; at !== end;) {
    check(at + CHUNK_HEADER <= end);
    const chunk = chunkAt(reader, at);
    check(chunk.length <= MOST_BYTES && chunk.end <= end);
    at = chunk.end;
    switch (chunk.type) {
      case 'VP8X':
        throw new Invalid();
      case 'ALPH':
      case 'VP8 ':
      case 'VP8L': {
        check(!begun && !animated && frames.length === 0);
        const stretch = { from: chunk.at - CHUNK_HEADER, end };
        const { frame, next } = readFrame(reader, stretch, { left: 0, top: 0 }, !alpha);
        frames.push(complete(frame));
        at = next;
        break;
      }
      case 'ANIM':
        check(chunk.length >= ANIM_BYTES - 1);
        begun = true;
        break;
      case 'ANMF': {
        check(begun);
        const { frame, next } = readAnimationFrame(reader, chunk, end);
        if (animated && frame) frames.push(complete(frame));
        at = next;
        break;
      }
      case 'EXIF':
        exif ??= reader.part(chunk.at, chunk.length);
    }
  }
  return { frames, ...(exif ? { exif } : {}) };
}

function readAnimationFrame(reader: ByteReader, chunk: RiffChunk, end: number): FoundFrame {
  const { at } = chunk;
  check(chunk.end - at >= ANMF_BYTES);
  const place = { left: 2 * uint24(reader, at), top: 2 * uint24(reader, at + 3) };
  check((1 + uint24(reader, at + 6)) * (1 + uint24(reader, at + 9)) < MOST_AREA);
  const found = readFrame(reader, { from: at + ANMF_BYTES, end }, place);
  check(found.next <= chunk.end);
  return found;
}

interface FoundFrame {
  readonly frame?: Omit<WebpFrame, keyof WebpBitstream> & { readonly bitstream?: WebpBitstream };
  /** Where what belongs to no frame begins. */
  readonly next: number;
}

/** The chunks of one picture, up to the first that is none of it. */
function readFrame(
  reader: ByteReader,
  { from, end }: Stretch,
  place: { readonly left: number; readonly top: number },
  forgetsAlpha = false,
): FoundFrame {
  const chunks: RiffChunk[] = [];
  let bitstream: WebpBitstream | undefined;
  let at = from;
  check(from + CHUNK_HEADER <= end);
  while (at !== end) {
    check(at + CHUNK_HEADER <= end);
    const chunk = chunkAt(reader, at);
    check(chunk.length <= MOST_BYTES && chunk.end <= end);
    if (chunk.type === 'ALPH') {
      if (chunks.some(({ type }) => type === 'ALPH')) break;
      // What comes after its picture is no alpha of it, and does not matter where none is announced.
      check(!bitstream || forgetsAlpha);
    } else if (chunk.type === 'VP8 ' || chunk.type === 'VP8L') {
      check(chunk.type === 'VP8 ' || chunks.length === 0 || bitstream !== undefined);
      if (bitstream) break;
      bitstream = readBitstream(chunk.type, reader.part(chunk.at, chunk.length));
      check(bitstream !== undefined);
    } else break;
    chunks.push(chunk);
    at = chunk.end;
  }
  return chunks.length === 0
    ? { next: at }
    : { frame: { ...place, chunks, ...(bitstream ? { bitstream } : {}) }, next: at };
}

function complete(frame: FoundFrame['frame']): WebpFrame {
  if (!frame?.bitstream) throw new Invalid();
  const { bitstream, ...rest } = frame;
  return { ...rest, ...bitstream };
}

function check(holds: boolean): asserts holds {
  if (!holds) throw new Invalid();
}
