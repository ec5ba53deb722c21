import * as l10n from '@vscode/l10n';
import { ByteReader } from '../bytes';
import type { Fault } from '../raster';
import { Crc32 } from './crc32';
import { isIntact, pngChunkAt, shownName, SIGNATURE_BYTES } from './pngChunk';

/** Wrong checksums and a missing end, which the loader at hand read over. */
export function findPngFaults(bytes: Uint8Array): readonly Fault[] {
  const reader = new ByteReader(bytes);
  const crc = new Crc32();
  const faults: Fault[] = [];
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length;) {
    const chunk = pngChunkAt(reader, at);
    if (chunk.end > bytes.length) break;
    if (faults.length === 0 && !isIntact(reader, chunk, crc)) {
      const text = l10n.t('The checksum of its chunk {0} at byte {1} is wrong.', shownName(chunk), at);
      faults.push({ kind: 'ignored', text });
    }
    if (chunk.type === 'IEND') return faults;
    at = chunk.end;
  }
  return [...faults, { kind: 'ignored', text: l10n.t('The chunk that ends a PNG is missing.') }];
}
