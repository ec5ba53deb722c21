/** What the three components of a JPEG in a TIFF are; the stream itself does not say. */
export type JpegColours = 'rgb' | 'ycbcr' | 'other';

const MARKER_BYTES = 2;

/** Adobe's segment (Adobe Technical Note 5116): 0 says red, green, blue, 1 says YCbCr. */
function adobe(transform: number): Uint8Array {
  return Uint8Array.of(0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, transform);
}

/** A strip or tile as a file of its own: with the tables that all of them share, and with what its components are. */
export function wholeJpeg(strip: Uint8Array, tables: Uint8Array | undefined, colours: JpegColours): Uint8Array {
  const marker = colours === 'other' ? new Uint8Array(0) : adobe(colours === 'rgb' ? 0 : 1);
  const shared = tables ? tables.subarray(MARKER_BYTES, tables.length - MARKER_BYTES) : new Uint8Array(0);
  const parts = [strip.subarray(0, MARKER_BYTES), marker, shared, strip.subarray(MARKER_BYTES)];
  const file = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
