/** Bytes of the field that tells the size of the content, by the two top bits of the descriptor. */
const SIZE_BYTES = [0, 2, 4, 8];
const DICTIONARY_BYTES = [0, 1, 2, 4];
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** The low half of the first byte may be anything. */
const SKIPPED = [0x50, 0x2a, 0x4d, 0x18];
const FLAG = { single: 0x20, checksum: 0x04 } as const;
const RUN = 1;

/**
 * The first frame of Zstandard data (RFC 8878, 3.1), which is all that libtiff decodes of a strip (libtiff/tif_zstd.c): nothing where
 * that is one to be skipped. The data as they are where they begin with none, or it is cut off.
 */
export function firstZstandardFrame(data: Uint8Array): Uint8Array {
  if (SKIPPED.every((byte, at) => ((data[at] ?? 0) & (at === 0 ? 0xf0 : 0xff)) === byte)) return data.subarray(0, 0);
  if (!MAGIC.every((byte, at) => data[at] === byte)) return data;
  const descriptor = data[4] ?? 0;
  const single = (descriptor & FLAG.single) !== 0;
  const sizeBytes = single && descriptor >> 6 === 0 ? 1 : (SIZE_BYTES[descriptor >> 6] ?? 0);
  let at = 5 + (single ? 0 : 1) + (DICTIONARY_BYTES[descriptor & 3] ?? 0) + sizeBytes;
  for (let last = false; !last;) {
    if (at + 3 > data.length) return data;
    const block = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16);
    last = (block & 1) === 1;
    at += 3 + (((block >> 1) & 3) === RUN ? 1 : block >> 3);
  }
  return data.subarray(0, at + (descriptor & FLAG.checksum ? 4 : 0));
}
