import { crc32 } from './checksum';
import { type Anatomy, name, number, row } from './anatomy';

export function pngAnatomy(bytes: Uint8Array): Anatomy {
  const anatomy: Anatomy = { fields: [], chunks: [] };
  for (let at = 8; at + 12 <= bytes.length;) {
    const size = number(bytes, at, 4, 'big');
    const end = Math.min(at + 12 + size, bytes.length);
    anatomy.chunks.push({ start: at, end });
    anatomy.fields.push({ at, size: 4, order: 'big' });
    const type = name(bytes, at + 4);
    if (type === 'IHDR') {
      anatomy.fields.push({ at: at + 8, size: 4, order: 'big', side: 'width' });
      anatomy.fields.push({ at: at + 12, size: 4, order: 'big', side: 'height' });
      anatomy.fields.push(...row(at + 16, 5, 1, 'big'));
    } else if (type === 'fcTL' || type === 'acTL') {
      anatomy.fields.push(...row(at + 8, Math.floor(size / 4), 4, 'big'));
    } else if (type !== 'IDAT') {
      anatomy.fields.push(...row(at + 8, Math.min(size, 16), 1, 'big'));
    }
    at = end;
  }
  return anatomy;
}

/** Makes the check sums right again: with wrong ones decoders look no further. */
export function repairPng(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { start, end } of pngAnatomy(bytes).chunks) {
    if (end - start === 12 + number(bytes, start, 4, 'big'))
      view.setUint32(end - 4, crc32(bytes.subarray(start + 4, end - 4)));
  }
  return bytes;
}

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
