/** As much of a file of any other format, or of a damaged one, as is looked at. */
const MOST_BYTES = 65_536;
const PNG_BYTES = 64;
/** More segments than this come before no picture. */
const MOST_SEGMENTS = 10_000;
/** Nor more metadata than this: the library copies what it is given. */
const MOST_METADATA = 32 * 2 ** 20;
/** A frame header's length, precision, height and width, behind its marker. */
const FRAME_BYTES = 9;

/**
 * The beginning of a file that tells its format and size. It is cut off before a library scans it, because that happens
 * on the extension host's thread: `image-size` looks for the frame of a damaged JPEG byte by byte to the file's end.
 */
export function headOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return bytes.subarray(0, PNG_BYTES);
  return bytes.subarray(0, bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegHeadLength(bytes) : MOST_BYTES);
}

/** Walks from segment to segment up to the frame header (ITU-T T.81, B.1.1 and B.2.2). */
function jpegHeadLength(bytes: Uint8Array): number {
  let at = 2;
  for (let segment = 0; segment < MOST_SEGMENTS && at < MOST_METADATA && bytes[at] === 0xff; segment++) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) return at + 2 + FRAME_BYTES;
    at += 2 + 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
  }
  return MOST_BYTES;
}
