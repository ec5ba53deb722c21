import * as l10n from '@vscode/l10n';
import { type ByteReader, CutOffError } from '../bytes';
import { LibpngError } from './libpngChunks';
import { type PngChunk, pngChunkAt, shownName, SIGNATURE_BYTES } from './pngChunk';

/** Chunks that may be as large as they like before the pixels. */
const UNLIMITED: ReadonlySet<string> = new Set(['fdAT', 'IDAT', 'IEND', 'PLTE', 'tEXt', 'tRNS']);
const MOST_BYTES = 8_000_000;
const CHUNK_OVERHEAD = 12;
/** The lengths that chunks must have. */
const LENGTHS: Readonly<Record<string, readonly number[]>> = { IHDR: [13], acTL: [8], fcTL: [26], bKGD: [1, 2, 6] };

/**
 * Before libpng, OpenCV looks through the chunks before the pixels itself (modules/imgcodecs/src/grfmt_png.cpp, `readHeader`);
 * throws a LibpngError where it gives up.
 */
export function checkOpencvScan(reader: ByteReader): void {
  let frame: PngChunk | undefined;
  for (let at = SIGNATURE_BYTES; ;) {
    const chunk = pngChunkAt(reader, at);
    const lengths = Object.hasOwn(LENGTHS, chunk.type) ? LENGTHS[chunk.type] : undefined;
    if (chunk.end > reader.length) throw new CutOffError(reader.length);
    if (
      lengths
        ? !lengths.includes(chunk.length)
        : chunk.length + CHUNK_OVERHEAD > MOST_BYTES && !UNLIMITED.has(chunk.type)
    )
      refuse(chunk);
    if (chunk.type === 'IDAT') break;
    if (chunk.type === 'acTL' && reader.uint32(chunk.at) === 0) refuse(chunk);
    if (chunk.type === 'fcTL') {
      if (reader.uint8(chunk.at + 24) > 2 || reader.uint8(chunk.at + 25) > 1) refuse(chunk);
      frame = chunk;
    }
    at = chunk.end;
  }
  if (frame && !fits(reader, frame.at)) refuse(frame);
}

/** Whether the frame lies on the canvas. */
function fits(reader: ByteReader, at: number): boolean {
  const header = SIGNATURE_BYTES + 8;
  const [width = 0, height = 0, left = 0, top = 0] = [4, 8, 12, 16].map((field) => reader.uint32(at + field));
  return left + width <= reader.uint32(header) && top + height <= reader.uint32(header + 4);
}

function refuse(chunk: PngChunk): never {
  throw new LibpngError(l10n.t('OpenCV does not take its chunk {0} at byte {1}', shownName(chunk), chunk.from));
}
