import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { Fault } from '../raster';

const SIGNATURE_BYTES = 8;
const CHUNK_OVERHEAD = 12;

/** Chunks without which no pixel can be decoded (PNG, third edition, 5.6). */
const HEADER = new Set(['IHDR', 'PLTE']);

/** Wrong checksums and a missing end: some loaders read over them, others refuse the file. */
export function findPngFaults(bytes: Uint8Array): readonly Fault[] {
  const reader = new ByteReader(bytes);
  const table = crcTable();
  const faults: Fault[] = [];
  for (let at = SIGNATURE_BYTES; at + CHUNK_OVERHEAD <= bytes.length;) {
    const length = reader.uint32(at);
    const type = reader.text(at + 4, 4);
    const end = at + CHUNK_OVERHEAD + length;
    if (end > bytes.length) break;
    if (crc(table, reader.slice(at + 4, 4 + length)) !== reader.uint32(end - 4)) {
      const kind = HEADER.has(type) ? 'header' : type === 'IDAT' ? 'pixels' : 'metadata';
      if (!faults.some((fault) => fault.kind === kind)) {
        faults.push({ kind, text: l10n.t('The checksum of its chunk {0} at byte {1} is wrong.', type, at) });
      }
    }
    if (type === 'IEND') return faults;
    at = end;
  }
  return [...faults, { kind: 'end', text: l10n.t('The chunk that ends a PNG is missing.') }];
}

/** CRC-32 of PNG, annex D. */
function crcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value;
  });
}

function crc(table: Uint32Array, bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
