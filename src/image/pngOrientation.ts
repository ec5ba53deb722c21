const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's data, checksum behind it. */
const CHUNK_OVERHEAD = 12;
/** A file of empty chunks must not keep the extension host busy. */
const MOST_CHUNKS = 100_000;
const ORIENTATION_TAG = 0x0112;

/** The EXIF orientation (1 to 8) in a PNG's `eXIf` chunk (PNG, third edition, 11.3.3.7); 1 where there is none. */
export function pngOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE_BYTES;
  for (let chunk = 0; chunk < MOST_CHUNKS && at + CHUNK_OVERHEAD <= bytes.length; chunk++) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'eXIf' && at + CHUNK_OVERHEAD + length <= bytes.length) {
      return tiffOrientation(new DataView(bytes.buffer, bytes.byteOffset + at + 8, length));
    }
    at += CHUNK_OVERHEAD + length;
  }
  return 1;
}

/** Finds the tag in the first directory of a TIFF structure (TIFF 6.0, section 2). */
function tiffOrientation(exif: DataView): number {
  if (exif.byteLength < 8) return 1;
  const little = exif.getUint16(0) === 0x4949;
  const directory = exif.getUint32(4, little);
  if (directory + 2 > exif.byteLength) return 1;
  const entries = exif.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > exif.byteLength) return 1;
    if (exif.getUint16(at, little) !== ORIENTATION_TAG) continue;
    const orientation = exif.getUint16(at + 8, little);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}
